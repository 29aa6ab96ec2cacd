package io.guestbeat.compatibility;

import java.util.List;

/**
 * What a run of WildFly leaves.
 *
 * @param local its MBeans over local attach, its exit and its log
 * @param remote its MBeans over its own remoting port
 * @param shutdown what the command that stopped it wrote
 */
record WildFlyRun(Run local, List<String> remote, String shutdown) {}
