/*
 * A guest library and an application monitor library that fail at every fourth call, in the way
 * that GUESTBEAT_SDK_FAULT names: crash, exit, hang or print. Each heartbeat is a line in the file
 * that GUESTBEAT_SDK_HEARTBEATS names. For the tests of the carrier.
 */
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int calls;
static int handle_data;

static void fail_at_times(void)
{
   const char *fault = getenv("GUESTBEAT_SDK_FAULT");
   int is_print = fault != NULL && strcmp(fault, "print") == 0;
   if (is_print) {
      char noise[4000];
      memset(noise, 0, sizeof noise);
      write(1, noise, sizeof noise);
      printf("a word of the library's on standard output\n");
      fflush(stdout);
   }
   if (fault == NULL || is_print || ++calls % 4 != 0) {
      return;
   }
   if (strcmp(fault, "crash") == 0) {
      *(volatile int *)0 = 1;
   } else if (strcmp(fault, "exit") == 0) {
      exit(255);
   } else if (strcmp(fault, "hang") == 0) {
      while (1) {
         sleep(1000);
      }
   }
}

static int heartbeat(void)
{
   const char *file = getenv("GUESTBEAT_SDK_HEARTBEATS");
   if (file != NULL) {
      int fd = open(file, O_WRONLY | O_CREAT | O_APPEND, 0600);
      if (fd < 0 || write(fd, "beat\n", 5) != 5) {
         return 1;
      }
      close(fd);
   }
   return 0;
}

int VMGuestLib_OpenHandle(void **handle)
{
   *handle = &handle_data;
   return 0;
}

int VMGuestLib_CloseHandle(void *handle)
{
   (void)handle;
   return 0;
}

int VMGuestLib_UpdateInfo(void *handle)
{
   (void)handle;
   fail_at_times();
   return 0;
}

int VMGuestLib_GetSessionId(void *handle, uint64_t *id)
{
   (void)handle;
   *id = 7;
   return 0;
}

int VMGuestLib_GetCpuStolenMs(void *handle, uint64_t *value)
{
   (void)handle;
   *value = 19;
   return 0;
}

int VMGuestAppMonitor_Enable(void)
{
   fail_at_times();
   return 0;
}

int VMGuestAppMonitor_Disable(void)
{
   fail_at_times();
   return 0;
}

int VMGuestAppMonitor_IsEnabled(void)
{
   return 1;
}

int VMGuestAppMonitor_MarkActive(void)
{
   fail_at_times();
   return heartbeat();
}

char *VMGuestAppMonitor_GetAppStatus(void)
{
   return strdup("green");
}

void VMGuestAppMonitor_Free(char *text)
{
   free(text);
}
