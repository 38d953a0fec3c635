// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace coinpay {

//! JSON with nothing lost that a signature could depend on but white space and escapes: members in
//! their order, doubled names kept, numbers with their very digits.
struct JsonNode
{
    enum class Kind { Plain, String, Array, Object };

    Kind kind = Kind::Plain;
    QByteArray plain; //!< a number, true, false or null, as written
    QString string;   //!< of a String, escapes resolved
    QString name;     //!< of an object's member
    std::vector<JsonNode> members;
};

//! Nothing when it is not JSON (RFC 8259), not UTF-8, or nested deeper than `depth`.
[[nodiscard]] std::optional<JsonNode> readJsonTree(QByteArrayView json, int depth);

} // namespace coinpay
