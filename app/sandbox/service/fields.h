// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "sandbox/problem.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace coinpay::sandbox {

enum class Presence { Required, Optional };

//! Reads the members of a request and collects what is wrong with them, so that one answer names
//! every fault. A member that is refused reads as empty. Lengths are in Unicode characters.
class Fields
{
public:
    explicit Fields(const QJsonObject &object)
        : m_object(object)
    {
    }

    [[nodiscard]] bool has(const char *name) const;
    QString text(const char *name, int min, int max, Presence presence);
    qint64 integer(const char *name, qint64 min, qint64 max, std::optional<qint64> otherwise);
    //! A known asset's code.
    QString asset(const char *name);
    //! One that the asset lives on; its first where none is named.
    QString network(const char *name, const QString &asset);
    //! Above zero, no more decimals than the asset has. Nothing where it is absent and may be.
    std::optional<Money> amount(const char *name, const QString &asset, Presence presence);
    QString callbackUrl(const char *name, Presence presence);
    //! Compact JSON; null where there is none.
    QByteArray metadata(const char *name);
    QStringList scopes(const char *name, Presence presence);
    QJsonArray eventTypes(const char *name);

    void refuse(const char *name, const char *code, const QString &message);
    //! Throws `validation_failed` with every fault, if there was any.
    void check() const;

private:
    //! The value, or nothing and the fault noted.
    std::optional<QString> string(const char *name, Presence presence);

    QJsonObject m_object;
    QList<FieldProblem> m_faults;
};

[[nodiscard]] const QStringList &allScopes();

} // namespace coinpay::sandbox
