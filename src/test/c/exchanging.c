/*
 * The attacker of ExchangedFilesIT: exchanges names in a folder that it may write, until its
 * standard input ends, and prints then how often it has done so.
 *
 *   exchanging busy FOLDER     as fast as it can
 *   exchanging notice FOLDER   at the moment at which somebody opens, makes or closes something
 *
 * What it has to put in place of others' files is in the folder: evil-link, evil-file and
 * evil-pipe for "config" and "log", evil-folder for "evidence", evil-unpacked for each
 * "guestbeat-...", which it sees as soon as somebody makes it.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1)
#endif

static const char *const GOOD[] = {"config", "log"};
static const char *const EVIL[] = {"evil-link", "evil-file", "evil-pipe"};
static int folder;
static long exchanges;
static char found[NAME_MAX + 1];

static void move(const char *from, const char *to) {
  exchanges += renameat(folder, from, folder, to) == 0;
}

static void swap(const char *one, const char *other) {
  exchanges += renameat2(folder, one, folder, other, RENAME_EXCHANGE) == 0;
}

/* Two names in one step, or over a third so that there is a moment without the good one. */
static void put(const char *good, const char *evil, int in_one_step) {
  if (in_one_step) {
    swap(good, evil);
  } else {
    move(good, "kept");
    move(evil, good);
  }
}

static void take_back(const char *good, const char *evil, int in_one_step) {
  if (in_one_step) {
    swap(good, evil);
  } else {
    move(good, evil);
    move("kept", good);
  }
}

/* Takes note of what somebody else has made for the unpacking of a library. */
static void note_unpacked(const char *name) {
  if (strncmp(name, "guestbeat-", 10) == 0) {
    snprintf(found, sizeof found, "%s", name);
  }
}

static void find_unpacked(void) {
  DIR *entries = fdopendir(openat(folder, ".", O_RDONLY | O_DIRECTORY));
  struct dirent *entry;
  while (entries != NULL && (entry = readdir(entries)) != NULL) {
    note_unpacked(entry->d_name);
  }
  if (entries != NULL) {
    closedir(entries);
  }
}

/* How long what is evil stays, in microseconds: from nothing to what opening a file takes. */
static void pause_for(int round) {
  static const int MICROSECONDS[] = {0, 20, 50, 100, 200, 500};
  usleep(MICROSECONDS[round % 6]);
}

static void round_of(int round) {
  const char *evil = EVIL[round % 3];
  for (int i = 0; i < 2; i++) {
    put(GOOD[i], evil, round & 1);
    pause_for(round);
    take_back(GOOD[i], evil, round & 1);
  }
  move("evil-folder", "evidence");
  pause_for(round);
  move("evidence", "evil-folder");
  if (found[0] != 0) {
    swap(found, "evil-unpacked");
    pause_for(round);
    swap(found, "evil-unpacked");
    found[0] = 0;
  }
}

/* Reads what has happened to names in the folder; returns whether anything has. */
static int is_noticed(int notices) {
  char events[65536] __attribute__((aligned(__alignof__(struct inotify_event))));
  ssize_t length = read(notices, events, sizeof events);
  int is_any = 0;
  for (char *at = events; at < events + length;) {
    const struct inotify_event *event = (const struct inotify_event *)at;
    if (event->len > 0) {
      is_any = 1;
      note_unpacked(event->name);
    }
    at += sizeof *event + event->len;
  }
  return is_any;
}

/* Waits for somebody else's next step, but not for ever; returns whether standard input has ended. */
static int is_over(int notices) {
  struct pollfd waits[] = {{0, POLLIN, 0}, {notices, POLLIN, 0}};
  if (notices < 0) {
    find_unpacked();
    return poll(waits, 1, 0) != 0;
  }
  do {
    poll(waits, 2, 20);
  } while (waits[0].revents == 0 && waits[1].revents != 0 && !is_noticed(notices));
  return waits[0].revents != 0;
}

int main(int count, char **arguments) {
  int notices = -1;
  if (count != 3 || (folder = open(arguments[2], O_RDONLY | O_DIRECTORY)) < 0) {
    fprintf(stderr, "exchanging busy|notice FOLDER\n");
    return 2;
  }
  if (strcmp(arguments[1], "notice") == 0) {
    notices = inotify_init1(IN_NONBLOCK);
    if (inotify_add_watch(notices, arguments[2], IN_OPEN | IN_CREATE | IN_CLOSE | IN_ATTRIB) < 0) {
      perror("inotify_add_watch");
      return 1;
    }
  }
  /* Whoever opens the pipe waits for nobody, as both of its ends are open here. */
  openat(folder, "evil-pipe", O_RDWR);
  puts("exchanging");
  fflush(stdout);
  for (int round = 0; !is_over(notices); round++) {
    round_of(round);
  }
  printf("exchanged %ld\n", exchanges);
  return 0;
}
