// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loaded before the program under test (LD_PRELOAD), so that it ends, or its disk is full, at
// exactly one commit of its journal. Commits are counted by the syncs of the journal's log, which
// is how SQLite makes one last.
//
//   COINPAY_SABOTAGE=/folder          files below it are on the disk in question
//   COINPAY_DIE_AFTER_COMMIT=3        killed when the third commit has been made
//   COINPAY_DIE_BEFORE_COMMIT=3       killed at the first byte of the third
//   COINPAY_FULL_BEFORE_COMMIT=3      from there on the disk takes nothing more; says so, once
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int commits;
static atomic_int told;

static int setting(const char *name)
{
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

//! 0: not on the disk in question; 1: on it; 2: the journal's log.
static int placeOf(int fd)
{
    const char *folder = getenv("COINPAY_SABOTAGE");
    char link[64];
    char path[4096];
    if (!folder)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = '\0';
    if (strncmp(path, folder, strlen(folder)) != 0)
        return 0;
    static const char log[] = "/journal.db-wal";
    const size_t tail = sizeof log - 1;
    return (size_t)length > tail && strcmp(path + length - tail, log) == 0 ? 2 : 1;
}

static void end(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

//! Whether the write is refused.
static int meddle(int fd)
{
    const int place = placeOf(fd);
    if (place == 0)
        return 0;
    const int next = atomic_load(&commits) + 1;
    if (place == 2 && setting("COINPAY_DIE_BEFORE_COMMIT") == next)
        end();
    const int full = setting("COINPAY_FULL_BEFORE_COMMIT");
    if (full == 0 || next < full)
        return 0;
    if (atomic_exchange(&told, 1) == 0)
        dprintf(STDERR_FILENO, "saboteur: the disk is full\n");
    return 1;
}

static int synced(int fd, int result)
{
    if (result == 0 && placeOf(fd) == 2) {
        const int made = atomic_fetch_add(&commits, 1) + 1;
        if (setting("COINPAY_DIE_AFTER_COMMIT") == made)
            end();
    }
    return result;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define REFUSE_WHEN_FULL(fd)                                                                       \
    do {                                                                                           \
        if (meddle(fd)) {                                                                          \
            errno = ENOSPC;                                                                        \
            return -1;                                                                             \
        }                                                                                          \
    } while (0)

ssize_t write(int fd, const void *bytes, size_t size)
{
    REFUSE_WHEN_FULL(fd);
    return REAL(write)(fd, bytes, size);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
    REFUSE_WHEN_FULL(fd);
    return REAL(pwrite)(fd, bytes, size, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset)
{
    REFUSE_WHEN_FULL(fd);
    return REAL(pwrite64)(fd, bytes, size, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    REFUSE_WHEN_FULL(fd);
    return REAL(writev)(fd, parts, count);
}

int fsync(int fd)
{
    return synced(fd, REAL(fsync)(fd));
}

int fdatasync(int fd)
{
    return synced(fd, REAL(fdatasync)(fd));
}
