/** What the tools look into: a stand-in for a user's server. Knows nothing of Guestbeat. */
package example;
