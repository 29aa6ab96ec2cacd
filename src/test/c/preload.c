/*
 * Makes VMware's genuine guest programs believe in a virtual machine whose host is a Unix socket,
 * the one that the environment variable GUESTBEAT_STANDIN_HOST names. For LD_PRELOAD; Linux only.
 *
 * Never opens an AF_VSOCK socket: under another hypervisor its context 0 is somebody else's.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

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

/*
 * The backdoor port, on which the libraries fall back, would end a process that is not in a VM. In
 * its place comes the Unix socket that GUESTBEAT_STANDIN_BACKDOOR names, or none.
 */
char RpcOut_start(void *out)
{
   (void)out;
   return getenv("GUESTBEAT_STANDIN_BACKDOOR") != NULL;
}

static int open_backdoor(void)
{
   const char *path = getenv("GUESTBEAT_STANDIN_BACKDOOR");
   struct sockaddr_un address;
   int fd = socket(AF_UNIX, SOCK_STREAM, 0);
   memset(&address, 0, sizeof address);
   address.sun_family = AF_UNIX;
   strncpy(address.sun_path, path, sizeof address.sun_path - 1);
   if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
      close(fd);
      return -1;
   }
   return fd;
}

static int read_all(int fd, unsigned char *into, size_t length)
{
   size_t done = 0;
   while (done < length) {
      ssize_t got = read(fd, into + done, length - done);
      if (got <= 0) {
         return 0;
      }
      done += (size_t)got;
   }
   return 1;
}

/* The request as a GuestRPC packet, and of the reply the payload, which is the last field. */
char RpcOut_send(void *out, const char *request, size_t request_length, char *status,
                 const char **reply, size_t *reply_length)
{
   /* Not the buffer itself, which would take that much of each thread's stack. */
   static __thread unsigned char *buffer;
   const size_t buffer_size = 65536;
   uint32_t head[8] = {htonl(28 + request_length), htonl(1), htonl(1), htonl(1), 0,
                       htonl(2), htonl(2), htonl(request_length)};
   uint32_t length = 0;
   int fd = open_backdoor();
   int is_done;
   (void)out;
   if (buffer == NULL) {
      buffer = malloc(buffer_size);
   }
   *status = 0;
   *reply = "RpcOut: Unable to send the RPCI command";
   *reply_length = strlen(*reply);
   if (fd < 0) {
      return 0;
   }
   is_done = write(fd, head, sizeof head) == sizeof head
             && write(fd, request, request_length) == (ssize_t)request_length
             && read_all(fd, (unsigned char *)&length, sizeof length)
             && (length = ntohl(length)) < buffer_size - 1 && length > 30
             && read_all(fd, buffer, length);
   close(fd);
   if (!is_done) {
      return 0;
   }
   buffer[length] = 0;
   *status = buffer[28] == '1';
   *reply = (const char *)buffer + 30;
   *reply_length = length - 30;
   return 1;
}

char RpcOut_stop(void *out)
{
   (void)out;
   return 1;
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
