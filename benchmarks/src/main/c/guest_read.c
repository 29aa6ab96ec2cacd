/*
 * Times what benchmarks.GuestRead times, with the genuine C library: VMGuestLib_UpdateInfo, then
 * every accessor that is named on the command line as Name:bytes.
 *
 *   guest_read READS Name:4 Name:8 ...      prints the nanoseconds of one read
 *
 * The library is opened at run time (libguestlib.so.0), because its headers are rarely there.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_STATISTICS 64

typedef int (*Accessor)(void *handle, void *value);

static void *library;

static void *symbol(const char *name)
{
   char full[128];
   void *found;

   snprintf(full, sizeof full, "VMGuestLib_%s", name);
   found = dlsym(library, full);
   if (found == NULL) {
      fprintf(stderr, "guest_read: no %s in libguestlib.so.0\n", full);
      exit(2);
   }
   return found;
}

static int64_t now(void)
{
   struct timespec t;

   clock_gettime(CLOCK_MONOTONIC, &t);
   return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

int main(int argc, char **argv)
{
   Accessor accessors[MAX_STATISTICS];
   int count = 0;
   int reads, i;
   void *handle;
   uint64_t sum = 0;
   int64_t start;
   int (*openHandle)(void **);
   int (*update)(void *);

   if (argc < 3 || argc - 2 > MAX_STATISTICS) {
      fprintf(stderr, "usage: guest_read READS Name:bytes ...\n");
      return 2;
   }
   library = dlopen("libguestlib.so.0", RTLD_NOW);
   if (library == NULL) {
      fprintf(stderr, "guest_read: %s\n", dlerror());
      return 2;
   }
   reads = atoi(argv[1]);
   for (i = 2; i < argc; i++) {
      char name[128] = "Get";

      strncat(name, argv[i], strcspn(argv[i], ":"));
      accessors[count++] = (Accessor)symbol(name);
   }
   openHandle = (int (*)(void **))symbol("OpenHandle");
   update = (int (*)(void *))symbol("UpdateInfo");
   if (openHandle(&handle) != 0) {
      fprintf(stderr, "guest_read: OpenHandle failed\n");
      return 1;
   }
   start = now();
   for (i = 0; i < reads; i++) {
      int s;

      if (update(handle) != 0) {
         fprintf(stderr, "guest_read: UpdateInfo failed\n");
         return 1;
      }
      for (s = 0; s < count; s++) {
         uint64_t value = 0;

         if (accessors[s](handle, &value) == 0) {
            sum += value;
         }
      }
   }
   printf("%lld\n", (long long)((now() - start) / reads));
   return sum == 0;
}
