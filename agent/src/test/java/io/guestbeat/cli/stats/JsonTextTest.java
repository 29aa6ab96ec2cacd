package io.guestbeat.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|0022 0022",
        "0022|0022 005c 0022 0022",
        "005c|0022 005c 005c 0022",
        "005c 0022|0022 005c 005c 005c 0022 0022",
        "0000|0022 005c 0075 0030 0030 0030 0030 0022",
        "000a|0022 005c 006e 0022",
        "007f|0022 005c 0075 0030 0030 0037 0066 0022",
        "00f6|0022 005c 0075 0030 0030 0066 0036 0022",
        "2028|0022 005c 0075 0032 0030 0032 0038 0022",
        "d83d dca5|0022 005c 0075 0064 0038 0033 0064 005c 0075 0064 0063 0061 0035 0022",
        "d800|0022 005c 0075 0064 0038 0030 0030 0022"
      })
  void writesOddTextsInAsciiThatNothingEndsEarly(String text, String json) {
    assertThat(JsonText.of(ofCodes(text))).isEqualTo(ofCodes(json));
  }

  @Test
  void writesNumbersInFullAndAbsenceAsNull() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("all \"64\" bits", new BigInteger("18446744073709551615"));
    fields.put("rate", new BigDecimal("0.000"));
    fields.put("none", null);
    fields.put("no", false);
    fields.put("inner", Map.of("a", "b"));

    assertThat(JsonText.of(fields))
        .isEqualTo(
            "{\"all \\\"64\\\" bits\":18446744073709551615,\"rate\":0.000,\"none\":null,"
                + "\"no\":false,\"inner\":{\"a\":\"b\"}}");
  }

  /** Characters by their hexadecimal codes, so that none of them is lost on the way here. */
  private static String ofCodes(String codes) {
    StringBuilder text = new StringBuilder();
    for (String code : codes.split(" ")) {
      if (!code.isEmpty()) {
        text.append((char) Integer.parseInt(code, 16));
      }
    }
    return text.toString();
  }
}
