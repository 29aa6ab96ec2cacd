/** Applications of somebody else, which know nothing of Guestbeat's classes; run as child JVMs. */
package example;
