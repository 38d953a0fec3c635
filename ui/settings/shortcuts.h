// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <span>

namespace coinpay {

//! The one table of keyboard shortcuts. The list that F1 opens is made from it.
enum class Shortcut {
    NewInvoice,
    NewEscrow,
    NewTransfer,
    Search,
    Refresh,
    CancelInvoice,
    CopyId,
    ShowStatus,
    GoToOverview,
    GoToInvoices,
    GoToEscrows,
    GoToWallets,
    GoToTransfers,
    GoToActivity,
    GoToTrace,
    GoToWebhooks,
    GoToRequests,
    GoToConsole,
    ShowShortcuts,
    CloseWindow,
    Quit,
};

//! Every row, in the order of the list.
[[nodiscard]] std::span<const Shortcut> allShortcuts();
//! The first is the one that is shown.
[[nodiscard]] QList<QKeySequence> keys(Shortcut shortcut);
//! What it does: "Search invoices".
[[nodiscard]] QString shortcutText(Shortcut shortcut);
//! "Ctrl+N", as the platform writes it.
[[nodiscard]] QString shortcutKeysText(Shortcut shortcut);
//! "New invoice (Ctrl+N)": for tooltips.
[[nodiscard]] QString withShortcut(const QString &text, Shortcut shortcut);

} // namespace coinpay
