// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/windowprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char **environ;

namespace coinpay::bench {

namespace {

constexpr int LongestStartMs = 60'000;

qint64 monotonicNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

std::vector<char *> pointers(std::vector<QByteArray> &words)
{
    std::vector<char *> result;
    for (QByteArray &word : words)
        result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

} // namespace

WindowProcess::WindowProcess(const QStringList &command)
{
    std::vector<QByteArray> words;
    for (const QString &word : command)
        words.push_back(QFile::encodeName(word));
    std::vector<QByteArray> variables;
    for (char **variable = environ; *variable; ++variable)
        variables.emplace_back(*variable);
    variables.emplace_back("COINPAY_MEASURE_START=1");
    int ends[2];
    if (pipe(ends) != 0)
        qFatal("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    m_startedNs = monotonicNs();
    const int failed = posix_spawn(&m_child, words.front().constData(), &actions, nullptr,
                                   pointers(words).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    m_output = ends[0];
    if (failed != 0)
        qFatal("%s cannot be started", words.front().constData());
    m_program = m_child;
}

WindowProcess::~WindowProcess()
{
    if (m_program != m_child)
        kill(m_program, SIGKILL); // the wrapper puts its own things away and ends
    else
        kill(m_child, SIGKILL);
    while (waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) {
    }
    close(m_output);
}

QByteArray WindowProcess::readLine()
{
    QByteArray line;
    char byte = 0;
    for (;;) {
        pollfd wait{m_output, POLLIN, 0};
        if (poll(&wait, 1, LongestStartMs) <= 0 || read(m_output, &byte, 1) != 1)
            qFatal("the measured program did not say that it had painted");
        if (byte == '\n')
            return line;
        line += byte;
    }
}

void WindowProcess::waitUntilPainted()
{
    for (;;) {
        const QByteArray line = readLine();
        if (line.startsWith("pid "))
            m_program = line.mid(4).toInt();
        if (line == "painted")
            break;
    }
    m_wallMs = static_cast<double>(monotonicNs() - m_startedNs) / 1e6;
    m_cpuMs = cpuNowMs();
}

double WindowProcess::cpuNowMs() const
{
    clockid_t clock = 0;
    timespec used{};
    if (clock_getcpuclockid(m_program, &clock) != 0 || clock_gettime(clock, &used) != 0)
        qFatal("the measured program has ended");
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

double WindowProcess::pssKb() const
{
    return memoryKb(QString::number(m_program), "Pss");
}

QString WindowProcess::program(const QString &name)
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

double memoryKb(const QString &pid, const QByteArray &field)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(QByteArray(field + ':')))
            return line.mid(field.size() + 1).trimmed().split(' ').first().toDouble();
    }
    qFatal("no %s in smaps_rollup", field.constData());
}

} // namespace coinpay::bench
