// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <sys/types.h>

namespace coinpay::bench {

//! A program of the same build, started to be measured: it prints "painted" once its first page
//! stands. Killed on destruction.
class WindowProcess
{
public:
    //! At once. A wrapper (a shell, a keyring) may stand before the program: it prints "pid N"
    //! before it becomes the program.
    explicit WindowProcess(const QStringList &command);
    ~WindowProcess();
    Q_DISABLE_COPY_MOVE(WindowProcess)

    //! Waits; ends the bench when the program ends or says nothing for a minute.
    void waitUntilPainted();

    //! Of the start until it had painted. CPU is of all its threads.
    [[nodiscard]] double wallMs() const { return m_wallMs; }
    [[nodiscard]] double cpuMs() const { return m_cpuMs; }

    //! Now. `pssKb` is the proportional set size.
    [[nodiscard]] double cpuNowMs() const;
    [[nodiscard]] double pssKb() const;

    //! Where the programs of this build are.
    [[nodiscard]] static QString program(const QString &name);

private:
    [[nodiscard]] QByteArray readLine();

    qint64 m_startedNs;
    pid_t m_child = -1;   //!< what was started
    pid_t m_program = -1; //!< what is measured
    int m_output = -1;
    double m_wallMs = 0;
    double m_cpuMs = 0;
};

//! A line such as "Pss:  123 kB" of /proc/PID/smaps_rollup; ends the bench when it is not there.
[[nodiscard]] double memoryKb(const QString &pid, const QByteArray &field);

} // namespace coinpay::bench
