// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

#include <QList>

namespace coinpay::cli {

//! One option: where it may stand.
struct OptionRow
{
    QString name;
    QString valueName;       //!< empty: a switch
    QList<Command> commands; //!< empty: all
    QString help;

    [[nodiscard]] bool belongsTo(Command command) const
    {
        return commands.isEmpty() || commands.contains(command);
    }
};

[[nodiscard]] const QList<OptionRow> &optionTable();
[[nodiscard]] const OptionRow *findOption(const QString &name);

} // namespace coinpay::cli
