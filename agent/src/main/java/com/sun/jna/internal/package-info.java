/** Replacements in the agent's jar for classes of JNA. */
package com.sun.jna.internal;
