// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/sandboxprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

//! Words shared by the tests of the running sandbox.
namespace coinpay::test {

using namespace Qt::StringLiterals;

inline QJsonObject invoiceRequest(const QString &amount = u"25.00"_s,
                                  const QString &asset = u"USDT"_s,
                                  const QString &reference = u"order_48392"_s)
{
    return {{u"amount"_s, amount}, {u"asset"_s, asset}, {u"reference"_s, reference}};
}

inline QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

inline QString code(const SandboxAnswer &answer)
{
    return text(answer.json(), "code");
}

//! Makes an invoice and returns it; an empty object when that failed.
inline QJsonObject makeInvoice(SandboxProcess &sandbox,
                               const QJsonObject &request = invoiceRequest())
{
    const SandboxAnswer answer = sandbox.call("POST", u"/v1/invoices"_s, request);
    return answer.status == 201 ? answer.json() : QJsonObject();
}

inline QJsonObject read(SandboxProcess &sandbox, const QString &target)
{
    return sandbox.call("GET", target).json();
}

inline QString statusOf(SandboxProcess &sandbox, const QString &target)
{
    return text(read(sandbox, target), "status");
}

//! The invariants that do not hold, for a failure's message; empty when all do.
inline QString brokenInvariants(SandboxProcess &sandbox)
{
    const QJsonObject ledger = sandbox.control("GET", u"/sandbox/v1/ledger?limit=0"_s);
    const QJsonArray invariants = ledger.value("invariants"_L1).toArray();
    if (invariants.size() < 3)
        return u"the ledger did not answer"_s;
    QString broken;
    for (const QJsonValue &invariant : invariants) {
        if (!invariant["holds"_L1].toBool())
            broken += invariant["name"_L1].toString() + u": "_s + invariant["detail"_L1].toString();
    }
    return broken;
}

} // namespace coinpay::test
