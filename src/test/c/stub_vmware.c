/*
 * A guest library and an application monitor library such as no VMware release is: functions are
 * missing, and some misbehave on request. For the tests of host.vmware.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int handle_data;
static int opened, closed, updates;
static int next_update_fails, next_reads_are_protocol_2;

int VMGuestLib_OpenHandle(void **handle)
{
   opened++;
   *handle = &handle_data;
   return 0;
}

int VMGuestLib_CloseHandle(void *handle)
{
   (void)handle;
   closed++;
   next_reads_are_protocol_2 = 0;
   return 0;
}

int VMGuestLib_UpdateInfo(void *handle)
{
   (void)handle;
   updates++;
   if (next_update_fails) {
      next_update_fails = 0;
      return 3;
   }
   return 0;
}

int VMGuestLib_GetSessionId(void *handle, uint64_t *id)
{
   (void)handle;
   *id = 7;
   return 0;
}

/* How often a handle was opened. */
int VMGuestLib_GetCpuShares(void *handle, uint32_t *value)
{
   (void)handle;
   *value = (uint32_t)opened;
   return 0;
}

/* How often a handle was closed. */
int VMGuestLib_GetMemUsedMB(void *handle, uint32_t *value)
{
   (void)handle;
   *value = (uint32_t)closed;
   return 0;
}

/* 32 bits, and not one byte more. */
int VMGuestLib_GetMemLimitMB(void *handle, uint32_t *value)
{
   (void)handle;
   *value = 0xFFFFFFFF;
   return 0;
}

int VMGuestLib_GetElapsedMs(void *handle, uint64_t *value)
{
   (void)handle;
   *value = 0xFFFFFFFFFFFFFFFF;
   return 0;
}

int VMGuestLib_GetCpuStolenMs(void *handle, uint64_t *value)
{
   (void)handle;
   *value = 19;
   return next_reads_are_protocol_2 ? 10 : 0;
}

int VMGuestLib_GetResourcePoolPath(void *handle, size_t *size, char *path)
{
   const size_t needed = 3000;
   (void)handle;
   if (*size < needed) {
      *size = needed;
      return 7;
   }
   memset(path, 'p', needed - 1);
   path[needed - 1] = '\0';
   return 0;
}

/* What is asked for is an order to this stub. */
int VMGuestLib_StatGet(const char *encoding, const char *stat, char **reply, size_t *size)
{
   if (strcmp(stat, "hang") == 0) {
      sleep(3);
   }
   next_update_fails = strcmp(stat, "fail") == 0;
   next_reads_are_protocol_2 = strcmp(stat, "protocol 2") == 0;
   *reply = strdup(encoding);
   *size = strlen(encoding);
   return 0;
}

void VMGuestLib_StatFree(char *reply, size_t size)
{
   if (strlen(reply) != size) {
      abort();
   }
   free(reply);
}

int VMGuestAppMonitor_Enable(void)
{
   return 0;
}

int VMGuestAppMonitor_Disable(void)
{
   return 3;
}

int VMGuestAppMonitor_IsEnabled(void)
{
   return 1;
}

int VMGuestAppMonitor_MarkActive(void)
{
   return 1;
}

/* The first answer is a text, later ones are failures. */
char *VMGuestAppMonitor_GetAppStatus(void)
{
   static int asked;
   return asked++ == 0 ? strdup("Red") : NULL;
}

void VMGuestAppMonitor_Free(char *text)
{
   free(text);
}
