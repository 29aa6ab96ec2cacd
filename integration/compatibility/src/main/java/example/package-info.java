/** Applications that the suite runs with the agent and without; Java 8, and none of ours used. */
package example;
