// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"
#include "domain/operation.h"

namespace coinpay::cli {

//! With --dry-run prints exactly what would be signed if it were sent now, and nothing is sent.
//! Otherwise asks, at a terminal, whether to do what `sentences` say, where they say anything; with
//! --yes it does not ask. Without a terminal and without --yes it is a usage error, told: a script
//! says --yes when it means it. Nothing when it may go on, else the code to end with. `why`: what
//! that error says; that money moves, where it is empty.
[[nodiscard]] std::optional<ExitCode> tellOrAsk(Session &session,
                                                const QList<OperationDraft> &drafts,
                                                const QStringList &sentences,
                                                const QString &why = {});

} // namespace coinpay::cli
