/*
 * Makes VMware's genuine guest programs believe in a virtual machine whose host is a Unix socket,
 * the one that the environment variable GUESTBEAT_STANDIN_HOST names. For LD_PRELOAD; Linux only.
 *
 * Never opens an AF_VSOCK socket: under another hypervisor its context 0 is somebody else's.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#define VSOCK_FAMILY 40
#define HYPERVISOR_CID 0
#define RPCI_PORT 976

struct vsock_address {
   uint16_t family;
   uint16_t reserved;
   uint32_t port;
   uint32_t cid;
   uint32_t zero;
};

/* Bool of vm_basic_types.h is a char. */
char VmCheck_IsVirtualWorld(void)
{
   return 1;
}

/* The backdoor port, on which the libraries fall back, would end a process that is not in a VM. */
char RpcOut_start(void *out)
{
   (void)out;
   return 0;
}

static int is_vsock(const struct sockaddr *address, socklen_t length)
{
   return length >= sizeof(struct vsock_address) && address->sa_family == VSOCK_FAMILY;
}

int socket(int domain, int type, int protocol)
{
   static int (*real)(int, int, int);
   if (real == NULL) {
      real = (int (*)(int, int, int))dlsym(RTLD_NEXT, "socket");
   }
   return domain == VSOCK_FAMILY ? real(AF_UNIX, type, 0) : real(domain, type, protocol);
}

int bind(int fd, const struct sockaddr *address, socklen_t length)
{
   static int (*real)(int, const struct sockaddr *, socklen_t);
   if (real == NULL) {
      real = (int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "bind");
   }
   return is_vsock(address, length) ? 0 : real(fd, address, length);
}

int connect(int fd, const struct sockaddr *address, socklen_t length)
{
   static int (*real)(int, const struct sockaddr *, socklen_t);
   const struct vsock_address *vsock = (const struct vsock_address *)address;
   const char *path = getenv("GUESTBEAT_STANDIN_HOST");
   struct sockaddr_un stand_in;

   if (real == NULL) {
      real = (int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "connect");
   }
   if (!is_vsock(address, length)) {
      return real(fd, address, length);
   }
   if (path == NULL || strlen(path) >= sizeof stand_in.sun_path
       || vsock->cid != HYPERVISOR_CID || vsock->port != RPCI_PORT) {
      errno = ENODEV;
      return -1;
   }
   memset(&stand_in, 0, sizeof stand_in);
   stand_in.sun_family = AF_UNIX;
   strcpy(stand_in.sun_path, path);
   return real(fd, (struct sockaddr *)&stand_in, sizeof stand_in);
}
