// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultlist.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

namespace coinpay::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 HourMs = 3'600'000;

//! How long a person waits for the end of what they asked for, seconds. In a short run the end of
//! most is left to theBooksAgree().
int patience()
{
    static const int seconds = chosenKinds().isEmpty() ? 2 : 8;
    return seconds;
}

//! How long a person waits for an answer in these tests.
QStringList patiently(const Ask &ask, int seconds)
{
    return ask.words + QStringList{u"--timeout"_s, QString::number(seconds)};
}

void setFault(SandboxProcess &sandbox, const Ask &ask, QJsonObject fault, int times = 1)
{
    fault["match"_L1] = QJsonObject{{u"method"_s, u"POST"_s}, {u"path"_s, ask.path}};
    fault["times"_L1] = times;
    sandbox.post(u"/faults"_s, fault);
}

void heal(SandboxProcess &sandbox)
{
    sandbox.control("DELETE", u"/sandbox/v1/faults"_s);
}

QString explained(const char *what, const CliRun &run)
{
    return QLatin1String(what) + u": "_s + QString::fromUtf8(run.said);
}

//! The server misbehaves `times` times, however often it is asked meanwhile.
Fault misbehaviour(const char *name, std::optional<OperationKind> inShort, const QJsonObject &fault,
                   int times = 1, Ending ending = Ending::Done)
{
    return {name, ending, inShort, [fault, times](auto &sandbox, auto &desk, const Ask &ask) {
                setFault(sandbox, ask, fault, times);
                const CliRun run = desk.run(patiently(ask, patience()));
                return run.wasKilled() ? explained("it crashed", run) : QString();
            }};
}

QJsonObject status(int code, bool afterEffect = false)
{
    return {{u"kind"_s, u"status"_s}, {u"status"_s, code}, {u"after_effect"_s, afterEffect}};
}

QJsonObject kind(const char *name)
{
    return {{u"kind"_s, QLatin1String(name)}};
}

QJsonObject delay(int ms)
{
    return {{u"kind"_s, u"delay"_s}, {u"delay_ms"_s, ms}};
}

//! Killed while the server has the request and has not acted yet.
QString killAfterSend(SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask)
{
    constexpr int HeldMs = 1200;
    constexpr int SurelySentMs = 500;
    setFault(sandbox, ask, delay(HeldMs));
    const QSet<QString> known = desk.operationIds();
    const auto process = desk.start(patiently(ask, 10));
    if (!desk.waitForAttempt(*process, known))
        return explained("nothing was sent", FaultDesk::finish(*process));
    QTest::qWait(SurelySentMs);
    process->kill();
    (void)FaultDesk::finish(*process);
    return {};
}

//! As killAfterSend(), and tried again at once: the first is still running at the server.
QString whileStillRunning(SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask)
{
    const QString trouble = killAfterSend(sandbox, desk, ask);
    if (trouble.isEmpty())
        (void)desk.resume();
    return trouble;
}

//! The person gives up waiting; the answer comes when nobody listens any more.
QString personGivesUp(SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask)
{
    setFault(sandbox, ask, delay(2500));
    const CliRun run = desk.run(patiently(ask, 1));
    return run.wasKilled() || run.exitCode == 0 ? explained("it did not give up", run) : QString();
}

//! Longer than the program waits for a first byte.
QString serverIsSilent(SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask)
{
    setFault(sandbox, ask, delay(33'000));
    const CliRun run = desk.run(patiently(ask, 45));
    return run.wasKilled() ? explained("it crashed", run) : QString();
}

//! The token runs out between its exchange and the write.
QString tokenExpires(SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask)
{
    setFault(sandbox, ask, delay(800));
    const QSet<QString> known = desk.operationIds();
    const auto process = desk.start(patiently(ask, 2 + patience()));
    if (!desk.waitForAttempt(*process, known))
        return explained("nothing was sent", FaultDesk::finish(*process));
    QTest::qWait(300);
    sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 301}});
    sandbox.forgetToken();
    (void)FaultDesk::finish(*process);
    return {};
}

void revoke(SandboxProcess &sandbox, const FaultDesk &desk)
{
    sandbox.forgetToken(); // it may be as old as this run
    sandbox.call("POST", u"/v1/keys/"_s + desk.keyId() + u"/revocations"_s,
                 {{u"reason"_s, u"A test."_s}});
}

//! `damage` keeps it from being done, or its answer from coming; then the key is revoked.
auto revokedAfter(const QJsonObject &damage)
{
    return [damage](SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask) {
        setFault(sandbox, ask, damage, 1000);
        const CliRun run = desk.run(patiently(ask, 1));
        revoke(sandbox, desk);
        heal(sandbox);
        return run.wasKilled() ? explained("it crashed", run) : QString();
    };
}

QString clockIsOff(SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask)
{
    setFault(sandbox, ask, {{u"kind"_s, u"clock_skew"_s}, {u"skew_seconds"_s, -3600}}, 3);
    const CliRun run = desk.run(patiently(ask, 2));
    return run.wasKilled() ? explained("it crashed", run) : QString();
}

//! `damage` interrupts it; the server is away while an hour passes, and asked in vain meanwhile.
auto offlineAfter(const QJsonObject &damage)
{
    return [damage](SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask) -> QString {
        setFault(sandbox, ask, damage, 1000);
        const CliRun run = desk.run(patiently(ask, 1));
        sandbox.kill();
        (void)desk.resume();
        if (!desk.age(HourMs))
            return u"the journal cannot be aged"_s;
        (void)desk.resume();
        if (!sandbox.restart())
            return sandbox.complaint();
        sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, HourMs / 1000}});
        sandbox.forgetToken();
        return run.wasKilled() ? explained("it crashed", run) : QString();
    };
}

//! `damage` interrupts it, and nobody comes back before the key's life is over.
auto pastTheKeysLife(const QJsonObject &damage)
{
    return [damage](SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask) -> QString {
        setFault(sandbox, ask, damage, 1000);
        const CliRun run = desk.run(patiently(ask, 1));
        if (!desk.age(25 * HourMs))
            return u"the journal cannot be aged"_s;
        return run.wasKilled() ? explained("it crashed", run) : QString();
    };
}

//! Several processes find the same open row on one profile at the same moment.
QString manyProcesses(SandboxProcess &sandbox, FaultDesk &desk, const Ask &ask)
{
    setFault(sandbox, ask, kind("drop_before"), 1000);
    const CliRun run = desk.run(patiently(ask, 1));
    heal(sandbox);
    setFault(sandbox, ask, delay(400), 2);
    const QStringList nothing{u"invoices"_s, u"list"_s, u"--limit"_s, u"1"_s};
    std::array<std::unique_ptr<QProcess>, 3> processes;
    for (auto &process : processes)
        process = desk.start(nothing);
    for (auto &process : processes) {
        const CliRun ended = FaultDesk::finish(*process);
        if (ended.exitCode != 0)
            return explained("a command failed", ended);
    }
    return run.wasKilled() ? explained("it crashed", run) : QString();
}

} // namespace

const QList<Fault> &allFaults()
{
    using enum OperationKind;
    constexpr auto Long = std::nullopt;
    static const QList<Fault> faults{
        {"killed after it was sent", Ending::Done, SendTransfer, killAfterSend},
        {"killed, and tried again while the first still runs", Ending::Done, CreateInvoice,
         whileStillRunning},
        misbehaviour("dropped before the effect", ReleaseEscrow, kind("drop_before"), 2),
        misbehaviour("dropped after the effect", RotateWebhookSecret, kind("drop_after"), 2),
        misbehaviour("the answer is cut", RedeliverWebhook, kind("cut_body"), 2),
        {"a person gives up waiting", Ending::Done, CreateEscrow, personGivesUp},
        {"the server is silent", Ending::Done, Long, serverIsSilent},
        misbehaviour("409 conflict", ConsoleCall, status(409), 1, Ending::Refused),
        misbehaviour("429", CancelInvoice, status(429), 2),
        misbehaviour("500 before the effect", CreateAddress, status(500), 2),
        misbehaviour("500 after the effect", ConsoleCall, status(500, true), 2),
        misbehaviour("503", Long, status(503), 2),
        misbehaviour("503 after the effect", Long, status(503, true), 2),
        {"the token expires between", Ending::DoneOrRefused, RefundEscrow, tokenExpires},
        {"the key is revoked before the effect", Ending::Unsettled, Long,
         revokedAfter(kind("drop_before"))},
        {"the key is revoked after the effect", Ending::Unsettled, SendTransfer,
         revokedAfter(kind("drop_after"))},
        {"the clock is off", Ending::Done, DisputeEscrow, clockIsOff},
        {"offline for an hour, before the effect", Ending::DoneOrRefused, Long,
         offlineAfter(kind("drop_before"))},
        {"offline for an hour, after the effect", Ending::Done, ReleaseEscrow,
         offlineAfter(kind("drop_after"))},
        {"past the key's life, before the effect", Ending::Unsettled, SendTransfer,
         pastTheKeysLife(kind("drop_before"))},
        {"past the key's life, after the effect", Ending::AnswerGone, RotateWebhookSecret,
         pastTheKeysLife(kind("drop_after"))},
        {"three processes on one profile", Ending::Done, CreateInvoice, manyProcesses},
    };
    return faults;
}

} // namespace coinpay::test
