// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"

namespace coinpay::cli {

//! One function a command: does it, tells it, answers the code to end with.
[[nodiscard]] ExitCode addProfile(Session &session);
[[nodiscard]] ExitCode listProfiles(Session &session);
[[nodiscard]] ExitCode removeProfile(Session &session);
[[nodiscard]] ExitCode testProfile(Session &session);
[[nodiscard]] ExitCode createInvoice(Session &session);
[[nodiscard]] ExitCode cancelInvoice(Session &session);
[[nodiscard]] ExitCode listInvoices(Session &session);
[[nodiscard]] ExitCode getInvoice(Session &session);
[[nodiscard]] ExitCode watchInvoice(Session &session);
[[nodiscard]] ExitCode createEscrow(Session &session);
[[nodiscard]] ExitCode listEscrows(Session &session);
[[nodiscard]] ExitCode getEscrow(Session &session);
[[nodiscard]] ExitCode actOnEscrow(Session &session, EscrowActionKind kind);
[[nodiscard]] ExitCode listWallets(Session &session);
[[nodiscard]] ExitCode tellBalances(Session &session);
[[nodiscard]] ExitCode createAddress(Session &session);
[[nodiscard]] ExitCode sendTransfer(Session &session);
[[nodiscard]] ExitCode listTransfers(Session &session);
[[nodiscard]] ExitCode getTransfer(Session &session);
[[nodiscard]] ExitCode watchTransfer(Session &session);
[[nodiscard]] ExitCode sendBatch(Session &session);
[[nodiscard]] ExitCode tellActivity(Session &session);
[[nodiscard]] ExitCode tellTrace(Session &session);
[[nodiscard]] ExitCode listRequests(Session &session);
[[nodiscard]] ExitCode getRequest(Session &session);
[[nodiscard]] ExitCode sendRequest(Session &session);
[[nodiscard]] ExitCode listEvents(Session &session);
[[nodiscard]] ExitCode tailEvents(Session &session);
[[nodiscard]] ExitCode listEndpoints(Session &session);
[[nodiscard]] ExitCode listDeliveries(Session &session);
[[nodiscard]] ExitCode redeliver(Session &session);
[[nodiscard]] ExitCode rotateSecret(Session &session);
[[nodiscard]] ExitCode examineWebhook(Session &session);
[[nodiscard]] ExitCode listenForWebhooks(Session &session);
[[nodiscard]] ExitCode replayEvent(Session &session);
[[nodiscard]] ExitCode createBundle(Session &session);
[[nodiscard]] ExitCode verifyBundle(Session &session);
[[nodiscard]] ExitCode showBundle(Session &session);
[[nodiscard]] ExitCode addNote(Session &session);
[[nodiscard]] ExitCode listNotes(Session &session);
[[nodiscard]] ExitCode removeNote(Session &session);
[[nodiscard]] ExitCode addLabel(Session &session);
[[nodiscard]] ExitCode removeLabel(Session &session);

//! The whole program after main(): parses, runs, answers the exit code. `words` without the
//! program's own name.
[[nodiscard]] int run(const QStringList &words);

} // namespace coinpay::cli
