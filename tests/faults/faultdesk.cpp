// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultdesk.h"

#include "crypto/ed25519pem.h"
#include "crypto/signingkey.h"
#include "store/files.h"
#include "store/sqlite/failure.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

namespace coinpay::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestRunMs = 120'000;
//! Every scope: what a key lacks is another test's subject.
const QStringList scopes{u"read"_s,           u"invoices:write"_s,
                         u"escrows:write"_s,  u"transfers:write"_s,
                         u"webhooks:write"_s, u"keys:write"_s};

QByteArray newPem()
{
    QByteArray seed(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(seed.begin(), seed.end());
    return pemOfSeed(seed);
}

} // namespace

FaultDesk::FaultDesk(SandboxProcess &sandbox, const QString &dataDir, const QString &profile)
    : m_sandbox(sandbox)
    , m_dataDir(dataDir)
    , m_profile(profile)
    , m_keyFile(QDir(dataDir).filePath(profile + u".pem"_s))
{
}

bool FaultDesk::open()
{
    const QByteArray pem = newPem();
    const auto key = SigningKey::fromPem(pem);
    QFile file(m_keyFile);
    if (!key || !file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(pem) != pem.size()) {
        m_complaint = u"no key: "_s + file.errorString();
        return false;
    }
    file.close();
    m_keyId =
        m_sandbox
            .post(u"/keys"_s, {{u"public_key"_s, QString::fromLatin1(key->publicRaw().toBase64())},
                               {u"scopes"_s, QJsonArray::fromStringList(scopes)}})
            .value("key_id"_L1)
            .toString();
    const CliRun added =
        run({u"profiles"_s, u"add"_s, m_profile, u"--url"_s, m_sandbox.url(), u"--key-id"_s,
             m_keyId, u"--ca"_s, m_sandbox.caFile(), u"--environment"_s, u"sandbox"_s});
    const CliRun first = resume(); // the first command makes the databases
    auto reader = Reader::open(QDir(m_dataDir).filePath(u"profiles/"_s + m_profile));
    if (added.exitCode != 0 || first.exitCode != 0 || !reader) {
        m_complaint = QString::fromUtf8(added.said + first.said);
        return false;
    }
    m_reader = std::move(*reader);
    return true;
}

std::unique_ptr<QProcess> FaultDesk::start(const QStringList &words, const Sabotage &sabotage) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::MergedChannels);
    if (sabotage.what) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LD_PRELOAD"_s, qEnvironmentVariable("COINPAY_SABOTEUR"));
        environment.insert(u"COINPAY_SABOTAGE"_s, QDir(m_dataDir).canonicalPath());
        environment.insert(u"COINPAY_"_s + QLatin1String(sabotage.what),
                           QString::number(sabotage.commit));
        // The sanitizers want to be the first; here they need not be.
        environment.insert(u"ASAN_OPTIONS"_s,
                           environment.value(u"ASAN_OPTIONS"_s) + u":verify_asan_link_order=0"_s);
        process->setProcessEnvironment(environment);
    }
    QStringList all{u"--json"_s, u"--data-dir"_s, m_dataDir, u"--key-file"_s, m_keyFile};
    all += words;
    if (words.value(0) != "profiles"_L1)
        all += {u"--profile"_s, m_profile};
    process->start(qEnvironmentVariable("COINPAY_CLI"), all);
    return process;
}

CliRun FaultDesk::finish(QProcess &process)
{
    const bool ended =
        QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, LongestRunMs);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    const bool killed = process.exitStatus() == QProcess::CrashExit;
    return {killed ? -1 : process.exitCode(), killed ? process.exitCode() : 0, process.readAll()};
}

CliRun FaultDesk::run(const QStringList &words, const Sabotage &sabotage) const
{
    return finish(*start(words, sabotage));
}

CliRun FaultDesk::resume() const
{
    return run({u"invoices"_s, u"list"_s, u"--limit"_s, u"1"_s});
}

QList<Operation> FaultDesk::operations() const
{
    constexpr int Page = 500;
    QList<Operation> all;
    while (true) {
        const auto page = m_reader->operations(Page, all.size());
        if (!page)
            qFatal("%s", qPrintable(page.error().message));
        all += *page;
        if (page->size() < Page)
            return all;
    }
}

QSet<QString> FaultDesk::operationIds() const
{
    QSet<QString> ids;
    for (const Operation &operation : operations())
        ids.insert(operation.id);
    return ids;
}

QList<Operation> FaultDesk::operationsSince(const QSet<QString> &known) const
{
    QList<Operation> added = operations();
    added.removeIf([&](const Operation &operation) { return known.contains(operation.id); });
    return added;
}

Operation FaultDesk::operation(const QString &id) const
{
    return m_reader->operation(id).value_or(Operation());
}

bool FaultDesk::waitForAttempt(const QProcess &process, const QSet<QString> &known) const
{
    bool begun = false;
    return QTest::qWaitFor(
               [&] {
                   const QList<Operation> added = operationsSince(known);
                   begun = !added.isEmpty() && added.first().attempts > 0;
                   return begun || process.state() == QProcess::NotRunning;
               },
               LongestRunMs) &&
           begun;
}

bool FaultDesk::age(qint64 ms) const
{
    const QString path = store::journalPath(QDir(m_dataDir).filePath(u"profiles/"_s + m_profile));
    try {
        store::Connection journal(path, store::Connection::Mode::ReadWrite);
        for (const auto &[table, column] :
             {std::pair{"operations", "updated_at"}, std::pair{"operations", "first_sent_at"},
              std::pair{"operations", "next_attempt_at"}, std::pair{"operations", "claim_until"},
              std::pair{"attempts", "started_at"}, std::pair{"attempts", "finished_at"}}) {
            journal.execute(qPrintable(u"UPDATE %1 SET %2=%2-%3 WHERE %2>0"_s.arg(
                QLatin1String(table), QLatin1String(column), QString::number(ms))));
        }
    } catch (const store::Failure &) {
        return false;
    }
    return true;
}

bool isInterrupted(const Operation &operation)
{
    return operation.state == OperationState::Queued ||
           operation.state == OperationState::InFlight ||
           operation.state == OperationState::Unknown;
}

bool isUnderWay(const Operation &operation)
{
    return operation.request.kind != OperationKind::DisputeEscrow &&
           (operation.state == OperationState::Accepted ||
            operation.state == OperationState::Settling);
}

} // namespace coinpay::test
