// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "support/sandboxprocess.h"

#include <QProcess>
#include <QSet>

namespace coinpay::test {

//! What one run of coinpay-cli came to.
struct CliRun
{
    int exitCode = -1; //!< -1: it was killed
    int signal = 0;    //!< what killed it
    QByteArray said;

    [[nodiscard]] bool wasKilled() const { return exitCode < 0; }
};

//! Where a run of the program is to end by itself, or to find the disk full (see saboteur.c).
struct Sabotage
{
    const char *what = nullptr; //!< "DIE_AFTER_COMMIT", …; null: nowhere
    int commit = 0;
};

//! One desk: a profile with a key of its own in a data folder, worked by coinpay-cli and read, as
//! any other process might, from its journal. Waiting turns the event loop.
class FaultDesk
{
public:
    FaultDesk(SandboxProcess &sandbox, const QString &dataDir, const QString &profile);

    //! Registers the key with the sandbox and adds the profile. False: see complaint().
    [[nodiscard]] bool open();
    [[nodiscard]] QString complaint() const { return m_complaint; }
    [[nodiscard]] const QString &keyId() const { return m_keyId; }

    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &words,
                                                  const Sabotage &sabotage = {}) const;
    [[nodiscard]] CliRun run(const QStringList &words, const Sabotage &sabotage = {}) const;
    //! A command that asks for nothing: it finishes what earlier ones left open.
    [[nodiscard]] CliRun resume() const;
    [[nodiscard]] static CliRun finish(QProcess &process);

    //! The whole journal, newest first.
    [[nodiscard]] QList<Operation> operations() const;
    [[nodiscard]] QSet<QString> operationIds() const;
    //! The rows that were not there before.
    [[nodiscard]] QList<Operation> operationsSince(const QSet<QString> &known) const;
    [[nodiscard]] Operation operation(const QString &id) const;
    //! Turns the event loop until the journal has a row that was not there and that has got this
    //! far. False when the process ended before.
    [[nodiscard]] bool waitForAttempt(const QProcess &process, const QSet<QString> &known) const;

    //! As if so much time had passed since everything in the journal; while nothing runs.
    [[nodiscard]] bool age(qint64 ms) const;

private:
    SandboxProcess &m_sandbox;
    QString m_dataDir;
    QString m_profile;
    QString m_keyFile;
    QString m_keyId;
    QString m_complaint;
    std::unique_ptr<Reader> m_reader;
};

//! Sending it again, or asking, can move it on.
[[nodiscard]] bool isInterrupted(const Operation &operation);

//! On its way to an end that comes by itself. A dispute's is up to people.
[[nodiscard]] bool isUnderWay(const Operation &operation);

} // namespace coinpay::test
