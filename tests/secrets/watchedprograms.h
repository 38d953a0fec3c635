// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace coinpay::test {

//! Runs the programs under test with every log on, and keeps all that they say and all that
//! anybody on the machine could see of them while they run: argument lists and environments.
class WatchedPrograms
{
public:
    struct Run
    {
        int code = -1;
        QByteArray out;
        QByteArray err;

        [[nodiscard]] const char *said() const { return (err.isEmpty() ? out : err).constData(); }
    };

    //! `folder` has the data in "data" and temporary files in "tmp".
    explicit WatchedPrograms(QString folder)
        : m_folder(std::move(folder))
    {
    }

    Run run(const QString &path, const QStringList &arguments);
    //! coinpay-cli with --json.
    Run cli(const QStringList &arguments);

    [[nodiscard]] const QByteArray &seen() const { return m_seen; }
    [[nodiscard]] int count() const { return m_count; }

private:
    void lookAtProcess(qint64 pid);

    QString m_folder;
    QByteArray m_seen;
    int m_count = 0;
};

} // namespace coinpay::test
