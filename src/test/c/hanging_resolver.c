/*
 * A resolver of names that hangs while a file is there, the one that the environment variable
 * GUESTBEAT_RESOLVER_HANGS names, and otherwise answers every name that ends in .guestbeat with
 * 127.0.0.1. For LD_PRELOAD; Linux only.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LOOK_EVERY_US 2000

typedef int (*resolver)(const char *, const char *, const struct addrinfo *, struct addrinfo **);

static int is_ours(const char *name) {
   const char *end = name == NULL ? NULL : strrchr(name, '.');
   return end != NULL && strcmp(end, ".guestbeat") == 0;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
                struct addrinfo **found) {
   resolver genuine = (resolver) dlsym(RTLD_NEXT, "getaddrinfo");
   if (!is_ours(name)) {
      return genuine(name, service, hints, found);
   }
   const char *hangs = getenv("GUESTBEAT_RESOLVER_HANGS");
   while (hangs != NULL && access(hangs, F_OK) == 0) {
      usleep(LOOK_EVERY_US);
   }
   return genuine("127.0.0.1", service, hints, found);
}
