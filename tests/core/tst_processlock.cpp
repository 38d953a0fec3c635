// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processlock.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace coinpay;

class TestProcessLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneHolderAtATime()
    {
        ProcessLock second(path());
        {
            ProcessLock first(path());
            QVERIFY(first.tryLock(0) == ProcessLock::Outcome::Taken);
            QVERIFY(second.tryLock(20) == ProcessLock::Outcome::Busy);
        }
        QVERIFY(second.tryLock(0) == ProcessLock::Outcome::Taken);
    }

    void aFileLeftBehindEmptyHoldsNobodyUp()
    {
        QFile left(path());
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        ProcessLock lock(path());
        QVERIFY(lock.tryLock(0) == ProcessLock::Outcome::Taken);
    }

    void aKilledHolderLetsGo()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("flock"));
        if (program.isEmpty())
            QSKIP("there is no flock(1) here");
        QProcess holder; // --no-fork: what is killed is what holds
        holder.start(program, {QStringLiteral("--no-fork"), path(), QStringLiteral("sleep"),
                               QStringLiteral("60")});
        QVERIFY(holder.waitForStarted());
        const auto isHeld = [this] {
            ProcessLock lock(path());
            return lock.tryLock(0) == ProcessLock::Outcome::Busy;
        };
        QTRY_VERIFY(isHeld());
        holder.kill();
        QVERIFY(holder.waitForFinished());
        ProcessLock lock(path());
        QVERIFY(lock.tryLock(0) == ProcessLock::Outcome::Taken);
    }

    void whatCannotBeMadeSaysWhy()
    {
        ProcessLock lock(m_dir.filePath(QStringLiteral("nowhere/lock")));
        QVERIFY(lock.tryLock(0) == ProcessLock::Outcome::NotPossible);
        QCOMPARE(lock.systemError(), ENOENT);
    }

private:
    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("lock")); }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestProcessLock)
#include "tst_processlock.moc"
