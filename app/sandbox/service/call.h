// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "sandbox/ledger/books.h"
#include "sandbox/ledger/documents.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrlQuery>

#include <functional>

namespace coinpay::sandbox {

//! One call that has passed the gate, as a handler sees it.
struct Call
{
    Books &books;
    const http::Request &http;
    QStringList ids; //!< what stood in the path's braces
    QUrlQuery query; //!< decoded on reading
    QJsonObject body = {};
    std::optional<Document> key = {}; //!< the API key; none on control calls

    [[nodiscard]] QString id() const { return ids.value(0); }
    //! Decoded; empty when absent.
    [[nodiscard]] QString parameter(const QString &name) const;
};

struct Answer
{
    int status = 200;
    QJsonObject body = {};
    QString location = {};
    QString resource = {}; //!< the id it made, changed or read
    bool secret = false;   //!< not to be kept by caches
};

using Handler = std::function<Answer(Call &)>;

} // namespace coinpay::sandbox
