<?php
// Checks an import file with Zabbix's own classes, as its import does: the format, then each
// item's key and each trigger's expression. Usage: zabbix-import.php FRONTEND FILE
error_reporting(E_ALL & ~E_DEPRECATED);
[, $frontend, $file] = $argv;
$text = file_get_contents($file);

chdir($frontend);
set_include_path($frontend);
spl_autoload_register(static function (string $class): void {
    static $paths = null;
    if ($paths === null) {
        $folder = new RecursiveDirectoryIterator('include/classes', FilesystemIterator::SKIP_DOTS);
        foreach (new RecursiveIteratorIterator($folder) as $path) {
            $paths[$path->getBasename('.php')] = $path->getPathname();
        }
    }
    if (isset($paths[$class])) {
        require_once $paths[$class];
    }
});
require 'vendor/autoload.php';
require 'include/defines.inc.php';
require 'include/gettextwrapper.inc.php';

$data = (new CYamlImportReader())->read($text);
$validator = new CXmlValidator(new CImportValidatorFactory('yaml'), 'yaml');
$data = $validator->validate($data, '/');

$items = 0;
$triggers = 0;
$keys = new CItemKey();
$expressions = new CExpressionParser(['usermacros' => true]);
foreach ($data['zabbix_export']['templates'] as $template) {
    foreach ($template['items'] as $item) {
        if ($keys->parse($item['key']) != CParser::PARSE_SUCCESS) {
            throw new Exception($item['key'].': '.$keys->getError());
        }
        $items++;
        foreach ($item['triggers'] ?? [] as $trigger) {
            if ($expressions->parse($trigger['expression']) != CParser::PARSE_SUCCESS) {
                throw new Exception($trigger['expression'].': '.$expressions->getError());
            }
            $triggers++;
        }
    }
}
echo "valid: $items items, $triggers triggers\n";
