// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

namespace coinpay {

//! What we asked for and sent, and what a person decided.
[[nodiscard]] QList<TraceEntry> operationEntries(const TracedOperation &traced);
//! Every version, with how it was learned and, as far as it can be told, who caused it.
[[nodiscard]] QList<TraceEntry> changeEntries(const TraceFacts &facts, qint64 clockOffsetMs);
//! Calls of the request log that nothing in the journal speaks for.
[[nodiscard]] QList<TraceEntry> callEntries(const TraceFacts &facts);
//! What the server saw, and what it delivered; nothing where it was not asked.
[[nodiscard]] QList<TraceEntry> serverEntries(const TraceFacts &facts, qint64 clockOffsetMs);

//! Whether a call was one of ours: the operation it belonged to, or nothing.
[[nodiscard]] const TracedOperation *operationBehind(const TraceFacts &facts,
                                                     const QString &requestId);

} // namespace coinpay
