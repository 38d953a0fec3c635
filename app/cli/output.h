// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "core/result.h"
#include "domain/money.h"

#include <QJsonObject>
#include <QList>
#include <QPair>

namespace coinpay::cli {

//! An amount and its asset, as scripts and other programs write them.
[[nodiscard]] QString moneyText(const Money &amount);

//! Everything the program prints. Answers go to standard output, one JSON object a line with --json
//! and aligned columns without; what is said by the way goes to standard error.
class Output
{
public:
    explicit Output(bool json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool isJson() const { return m_json; }

    void object(const QJsonObject &object) const; //!< with --json only
    //! Without --json only: labels on the left, values in one column.
    void fields(const QList<QPair<QString, QString>> &rows) const;
    //! Without --json only: each column as wide as its widest cell; `rightAligned` are its numbers.
    void table(const QStringList &header, const QList<QStringList> &rows,
               const QList<int> &rightAligned = {}) const;
    void text(const QString &text) const; //!< as it is
    //! By the way, for a person.
    void note(const QString &sentence) const;
    //! Tells the error in the form that was asked for, and answers the code to end with.
    ExitCode error(const Error &error) const;
    ExitCode error(const Error &error, ExitCode code) const;

private:
    bool m_json;
};

} // namespace coinpay::cli
