// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger/books.h"

#include <QJsonObject>

#include <optional>

namespace coinpay::sandbox {

//! The resources that are kept as documents: everything but invoices, of which there are many.
struct Kind
{
    QLatin1String name; //!< also the event's resource type
    QLatin1String prefix;
    bool hasEvents;
};

namespace kinds {
inline constexpr Kind Escrow{QLatin1String("escrow"), QLatin1String("esc_"), true};
inline constexpr Kind Release{QLatin1String("release"), QLatin1String("rel_"), true};
inline constexpr Kind Refund{QLatin1String("refund"), QLatin1String("ref_"), true};
inline constexpr Kind Dispute{QLatin1String("dispute"), QLatin1String("dsp_"), true};
inline constexpr Kind Wallet{QLatin1String("wallet"), QLatin1String("wal_"), true};
inline constexpr Kind Address{QLatin1String("address"), QLatin1String("adr_"), true};
inline constexpr Kind Quote{QLatin1String("quote"), QLatin1String("quo_"), false};
inline constexpr Kind Transfer{QLatin1String("transfer"), QLatin1String("trf_"), true};
inline constexpr Kind Endpoint{QLatin1String("endpoint"), QLatin1String("whk_"), false};
inline constexpr Kind Delivery{QLatin1String("delivery"), QLatin1String("dlv_"), false};
inline constexpr Kind Key{QLatin1String("key"), QLatin1String("key_"), false};
} // namespace kinds

struct Document
{
    Kind kind;
    qint64 row = 0;
    qint64 parent = 0;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 1;
    QString status = {}; //!< empty where the kind has none
    QString asset = {};
    QString request = {};
    QJsonObject body = {}; //!< what is not in a column

    [[nodiscard]] QString id(const Books &books) const
    {
        return books.ids.make(kind.prefix, createdAt, row);
    }

    //! As the contract shows it. Members whose names begin with '_' stay here.
    [[nodiscard]] QJsonObject json(const Books &books) const;
};

[[nodiscard]] std::optional<Document> findDocument(Books &books, const Kind &kind,
                                                   const QString &id);
//! As findDocument(), or a 404.
[[nodiscard]] Document requireDocument(Books &books, const Kind &kind, const QString &id);
[[nodiscard]] std::optional<Document> loadDocument(Books &books, const Kind &kind, qint64 row);
//! From "SELECT id,parent,created_at,updated_at,version,status,asset,request,body FROM documents".
[[nodiscard]] Document readDocument(const Query &query, const Kind &kind);
//! Version 1, now, with its event.
void insertDocument(Books &books, Document &document);
//! The next version, now, with its event.
void changeDocument(Books &books, Document &document, const QString &status);

void changeDocument(Books &books, Document &document);
//! Without a new version or event: for what the contract does not count as a change.
void touchDocument(Books &books, const Document &document);

} // namespace coinpay::sandbox
