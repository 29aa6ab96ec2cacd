/*
 * Makes VMware's genuine guest programs believe in a virtual machine whose host is a Unix socket,
 * the one that the environment variable GUESTBEAT_STANDIN_HOST names. For LD_PRELOAD; Linux only.
 *
 * The source port of a vSocket is in the name of the Unix socket that stands for it, so that a port
 * is taken while it is used, and the host sees who is privileged. Further variables, all optional:
 *
 *    GUESTBEAT_STANDIN_UNPRIVILEGED   privileged ports are refused, as to a user without capability
 *    GUESTBEAT_STANDIN_PORTS          a file that gets a line "PORT FROM TO" (monotonic ns) for each
 *                                     use of a port, once it has ended
 *    GUESTBEAT_STANDIN_CONNECTS       what becomes of the first connects, one character each: o well,
 *                                     b ENOBUFS, r ECONNRESET, p EPERM, h no answer
 *
 * Never opens an AF_VSOCK socket: under another hypervisor its context 0 is somebody else's.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define VSOCK_FAMILY 40
#define HYPERVISOR_CID 0
#define RPCI_PORT 976
#define PRIVILEGED_PORTS 1024
#define MOST_FDS 4096

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

/* The port that each descriptor is bound to, and since when. */
static unsigned port_of[MOST_FDS];
static int64_t bound_at[MOST_FDS];

static int64_t now_ns(void)
{
   struct timespec now;
   clock_gettime(CLOCK_MONOTONIC, &now);
   return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Binds to a name that nobody else has while the port is used by a guest of the same host. */
static int bind_stand_in(int fd, unsigned port,
                         int (*real)(int, const struct sockaddr *, socklen_t))
{
   const char *path = getenv("GUESTBEAT_STANDIN_HOST");
   struct sockaddr_un name;
   int length;

   if (port >= PRIVILEGED_PORTS) {
      return 0;
   }
   if (getenv("GUESTBEAT_STANDIN_UNPRIVILEGED") != NULL) {
      errno = EACCES;
      return -1;
   }
   memset(&name, 0, sizeof name);
   name.sun_family = AF_UNIX;
   path = path == NULL ? "" : path;
   path = strlen(path) > 80 ? path + strlen(path) - 80 : path;
   length = snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "guestbeat-vsock:%u:%s", port,
                     path);
   length += (int)offsetof(struct sockaddr_un, sun_path) + 1;
   if (real(fd, (struct sockaddr *)&name, (socklen_t)length) != 0) {
      return -1;
   }
   if (fd < MOST_FDS) {
      port_of[fd] = port;
      bound_at[fd] = now_ns();
   }
   return 0;
}

/* Gives the socket, as the kernel does, a port that anybody may have. */
static void bind_high(int fd)
{
   static unsigned count;
   struct sockaddr_un name;
   int length;

   memset(&name, 0, sizeof name);
   name.sun_family = AF_UNIX;
   length = snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "guestbeat-vsock:%u:%d",
                     PRIVILEGED_PORTS + __sync_fetch_and_add(&count, 1), (int)getpid());
   length += (int)offsetof(struct sockaddr_un, sun_path) + 1;
   if (bind(fd, (struct sockaddr *)&name, (socklen_t)length) != 0) {
      abort();
   }
}

int close(int fd)
{
   static int (*real)(int);
   unsigned port = 0;
   if (real == NULL) {
      real = (int (*)(int))dlsym(RTLD_NEXT, "close");
   }
   if (fd >= 0 && fd < MOST_FDS) {
      port = port_of[fd];
      port_of[fd] = 0;
   }
   if (port != 0 && getenv("GUESTBEAT_STANDIN_PORTS") != NULL) {
      char line[80];
      int length = snprintf(line, sizeof line, "%u %lld %lld\n", port, (long long)bound_at[fd],
                            (long long)now_ns());
      int log = open(getenv("GUESTBEAT_STANDIN_PORTS"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC,
                     0600);
      if (log >= 0) {
         if (write(log, line, (size_t)length) != length) {
            abort();
         }
         real(log);
      }
   }
   return real(fd);
}

/* Puts in the place of the descriptor one that can never be written to. */
static int never_answer(int fd)
{
   int pair[2];
   static const char some[4096];
   if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) != 0) {
      return -1;
   }
   while (write(pair[0], some, sizeof some) > 0) {
   }
   dup2(pair[0], fd);
   errno = EINPROGRESS;
   return -1;
}

/* What is to become of this connect; o where nothing is said. */
static char fate_of_connect(void)
{
   static unsigned count;
   const char *fates = getenv("GUESTBEAT_STANDIN_CONNECTS");
   unsigned index = __sync_fetch_and_add(&count, 1);
   return fates == NULL || index >= strlen(fates) ? 'o' : fates[index];
}

int bind(int fd, const struct sockaddr *address, socklen_t length)
{
   static int (*real)(int, const struct sockaddr *, socklen_t);
   if (real == NULL) {
      real = (int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "bind");
   }
   return is_vsock(address, length)
             ? bind_stand_in(fd, ((const struct vsock_address *)address)->port, real)
             : real(fd, address, length);
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
   switch (fate_of_connect()) {
   case 'b':
      errno = ENOBUFS;
      return -1;
   case 'r':
      errno = ECONNRESET;
      return -1;
   case 'p':
      errno = EPERM;
      return -1;
   case 'h':
      return never_answer(fd);
   }
   if (getenv("GUESTBEAT_STANDIN_UNPRIVILEGED") != NULL) {
      bind_high(fd);
   }
   memset(&stand_in, 0, sizeof stand_in);
   stand_in.sun_family = AF_UNIX;
   strcpy(stand_in.sun_path, path);
   if (real(fd, (struct sockaddr *)&stand_in, sizeof stand_in) == 0) {
      return 0;
   }
   /* A vSocket that nobody listens on is reset. */
   errno = errno == ECONNREFUSED ? ECONNRESET : errno;
   return -1;
}
