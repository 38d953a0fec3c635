// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

#include <QList>

namespace coinpay::cli {

//! One command: its words, what follows them, what it cannot do without.
struct CommandRow
{
    Command command;
    QString words;       //!< "invoices create"
    QString subjectName; //!< "ID", "METHOD PATH", "ID…" for one or more; empty: nothing follows
    QList<QLatin1String> required;
    QString help;

    [[nodiscard]] bool takesSeveral() const { return subjectName.endsWith(QChar(0x2026)); }
};

[[nodiscard]] const QList<CommandRow> &commandTable();
[[nodiscard]] const CommandRow *findCommand(const QString &words);

} // namespace coinpay::cli
