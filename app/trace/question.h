// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/found.h"

#include <QList>
#include <QStringList>

namespace coinpay {

class Reader;

//! What to look for in a text that somebody pasted: first all of it, tidied of what copying leaves
//! around it, then whatever in it looks like an id, a hash or an address. Any text of any length;
//! at most 16 things, none of them empty or longer than LongestLookup.
[[nodiscard]] QStringList questionsIn(const QString &pasted);

//! What the text is about, as far as the store knows: the first of its questions that finds
//! something. At most `limit`.
[[nodiscard]] Result<QList<Found>> findSubjects(Reader &reader, const QString &pasted, int limit);

//! What the server could be asked for by this id, going by its prefix: an invoice, an escrow, a
//! transfer, a wallet or a request. Nothing for anything else.
[[nodiscard]] std::optional<Found> guessFromPrefix(const QString &id);

//! Whether a question looks like an id that only a server gives: asking for it tells the server
//! nothing that it did not say itself.
[[nodiscard]] bool isServersId(const QString &question);

//! Whether a question could be an idempotency key: 1 to 255 visible ASCII characters.
[[nodiscard]] bool mayBeAKey(const QString &question);

} // namespace coinpay
