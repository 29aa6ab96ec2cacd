/*
 * What VMware's genuine C library itself says, one line for each value:
 *
 *    guestlib_reader LIBRARY UPDATES ENCODING STAT (Name:32 | Name:64)...
 *
 * UPDATES is how often to update before the values are printed; before each update but the first
 * it waits for a line on standard input, and after each it prints "updated CODE".
 */
#include <dlfcn.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *library;

static void *symbol(const char *name)
{
   void *found = dlsym(library, name);
   if (found == NULL) {
      fprintf(stderr, "%s\n", dlerror());
      exit(2);
   }
   return found;
}

static void print_statistic(void *handle, const char *name_and_width)
{
   char function[128];
   const char *colon = strchr(name_and_width, ':');
   int length = (int)(colon - name_and_width);
   int (*get)(void *, void *);
   int error;
   uint64_t wide = 0;
   uint32_t narrow = 0;
   int is_wide = strcmp(colon, ":64") == 0;

   snprintf(function, sizeof function, "VMGuestLib_Get%.*s", length, name_and_width);
   get = (int (*)(void *, void *))symbol(function);
   error = get(handle, is_wide ? (void *)&wide : (void *)&narrow);
   if (error != 0) {
      printf("%.*s error %d\n", length, name_and_width, error);
   } else {
      printf("%.*s %" PRIu64 "\n", length, name_and_width, is_wide ? wide : (uint64_t)narrow);
   }
}

static void print_path(void *handle)
{
   int (*get)(void *, size_t *, char *) =
      (int (*)(void *, size_t *, char *))symbol("VMGuestLib_GetResourcePoolPath");
   static char path[65536];
   size_t size = sizeof path;
   int error = get(handle, &size, path);
   if (error != 0) {
      printf("ResourcePoolPath error %d\n", error);
   } else {
      printf("ResourcePoolPath %s\n", path);
   }
}

static int has_session(void *handle)
{
   int (*get)(void *, uint64_t *) = (int (*)(void *, uint64_t *))symbol("VMGuestLib_GetSessionId");
   uint64_t session = 0;
   return get(handle, &session) == 0 && session != 0;
}

static void print_session(void *handle)
{
   int (*get)(void *, uint64_t *) = (int (*)(void *, uint64_t *))symbol("VMGuestLib_GetSessionId");
   uint64_t session = 0;
   int error = get(handle, &session);
   if (error != 0) {
      printf("SessionId error %d\n", error);
   } else {
      printf("SessionId 0x%016" PRIx64 "\n", session);
   }
}

static void print_stat(const char *encoding, const char *stat)
{
   int (*get)(const char *, const char *, char **, size_t *) =
      (int (*)(const char *, const char *, char **, size_t *))symbol("VMGuestLib_StatGet");
   void (*release)(char *, size_t) = (void (*)(char *, size_t))symbol("VMGuestLib_StatFree");
   char *reply = NULL;
   size_t size = 0;
   int error = get(encoding, stat, &reply, &size);
   if (error != 0) {
      printf("Stat error %d\n", error);
   } else {
      printf("Stat %.*s\n", (int)size, reply);
   }
   release(reply, size);
}

int main(int count, char **arguments)
{
   void *handle = NULL;
   int updates, i, error;
   int (*open)(void **), (*update)(void *), (*close)(void *);

   if (count < 5) {
      return 2;
   }
   library = dlopen(arguments[1], RTLD_NOW);
   if (library == NULL) {
      fprintf(stderr, "%s\n", dlerror());
      return 2;
   }
   open = (int (*)(void **))symbol("VMGuestLib_OpenHandle");
   update = (int (*)(void *))symbol("VMGuestLib_UpdateInfo");
   close = (int (*)(void *))symbol("VMGuestLib_CloseHandle");
   error = open(&handle);
   if (error != 0) {
      fprintf(stderr, "VMGuestLib_OpenHandle: %d\n", error);
      return 2;
   }
   updates = atoi(arguments[2]);
   for (i = 0; i < updates; i++) {
      if (i > 0 && getchar() == EOF) {
         return 2;
      }
      error = update(handle);
      /* Statistics that cannot be decoded are no error to it, but leave the handle empty. */
      printf("updated %d%s\n", error, error == 0 && !has_session(handle) ? " to nothing" : "");
      fflush(stdout);
   }
   for (i = 5; i < count; i++) {
      print_statistic(handle, arguments[i]);
   }
   print_session(handle);
   print_path(handle);
   close(handle);
   print_stat(arguments[3], arguments[4]);
   return 0;
}
