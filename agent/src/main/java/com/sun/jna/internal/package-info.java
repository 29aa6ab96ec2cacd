/** What the agent's jar has of its own in place of a class of JNA's. */
package com.sun.jna.internal;
