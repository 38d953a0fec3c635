// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/waiter.h"

#include "cli/texts.h"

#include <QElapsedTimer>
#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace coinpay::cli {

#ifdef Q_OS_UNIX
namespace {

//! A signal handler may do next to nothing: it writes one byte here, and the event loop does the
//! rest.
int wakeUp[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    // Nothing can be done about a full pipe, and nothing need be: a byte is already waiting.
    [[maybe_unused]] const auto written = ::write(wakeUp[1], &byte, 1);
}

void handleSignals(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND); // a second Ctrl+C ends it hard
    for (const int number : {SIGINT, SIGTERM})
        sigaction(number, &action, nullptr);
}

} // namespace

Waiter::Waiter()
{
    if (::pipe(wakeUp) != 0)
        return; // no file descriptors left: the signals keep their usual meaning
    auto *notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] { interrupt(); });
    handleSignals(onSignal);
}

Waiter::~Waiter()
{
    handleSignals(SIG_DFL);
    ::close(wakeUp[0]);
    ::close(wakeUp[1]);
}
#else
Waiter::Waiter() = default;
Waiter::~Waiter() = default;
#endif

void Waiter::interrupt()
{
#ifdef Q_OS_UNIX
    char byte = 0;
    [[maybe_unused]] const auto read = ::read(wakeUp[0], &byte, 1);
#endif
    m_interrupted = true;
    Q_EMIT stopped();
}

void Waiter::run(QEventLoop &loop, qint64 ms)
{
    if (m_interrupted)
        return;
    connect(this, &Waiter::stopped, &loop, &QEventLoop::quit);
    if (ms > 0)
        QTimer::singleShot(std::chrono::milliseconds(ms), &loop, &QEventLoop::quit);
    loop.exec();
}

bool Waiter::until(const std::function<bool()> &isTrue, qint64 ms)
{
    // Another process may be the one that moves a row; its changes are seen by looking.
    constexpr int LookAgainMs = 250;
    QElapsedTimer elapsed;
    elapsed.start();
    while (!isTrue()) {
        const qint64 left = ms - elapsed.elapsed();
        if (m_interrupted || left <= 0)
            return false;
        QEventLoop loop;
        connect(this, &Waiter::nudged, &loop, &QEventLoop::quit);
        run(loop, qMin<qint64>(left, LookAgainMs));
    }
    return true;
}

bool Waiter::pause(qint64 ms)
{
    QEventLoop loop;
    run(loop, ms);
    return !m_interrupted;
}

void Waiter::nudge()
{
    Q_EMIT nudged();
}

Error Waiter::stoppedError()
{
    Error error;
    error.kind = ErrorKind::Canceled;
    error.message = Texts::tr("Stopped before there was an answer.");
    return error;
}

} // namespace coinpay::cli
