// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QJsonObject>
#include <QList>
#include <QPair>

namespace coinpay {
class Reader;
}

namespace coinpay::cli {

//! What an operation made or acted on, as far as the mirror knows it.
struct OperationSubject
{
    QString id;                            //!< empty until the server has named it
    QJsonObject json;                      //!< its members of --json beside the id
    QList<QPair<QString, QString>> fields; //!< labels and values for a person
};

[[nodiscard]] OperationSubject subjectOf(Reader &reader, const Operation &operation);

} // namespace coinpay::cli
