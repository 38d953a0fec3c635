// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcuts.h"

#include <QCoreApplication>

#include <array>

namespace coinpay {

namespace {

struct Row
{
    Shortcut shortcut;
    std::array<const char *, 2> keys; //!< portable text; the second may be null
    const char *text;
};

constexpr std::array rows{
    Row{Shortcut::NewInvoice, {"Ctrl+N", nullptr}, QT_TRANSLATE_NOOP("Shortcuts", "New invoice")},
    Row{Shortcut::NewEscrow,
        {"Ctrl+Shift+N", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "New escrow")},
    Row{Shortcut::Search, {"Ctrl+F", "/"}, QT_TRANSLATE_NOOP("Shortcuts", "Search the list")},
    Row{Shortcut::NewTransfer, {"Ctrl+T", nullptr}, QT_TRANSLATE_NOOP("Shortcuts", "New transfer")},
    Row{Shortcut::CopyId,
        {"Ctrl+Shift+C", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Copy the id of what is selected")},
    Row{Shortcut::CancelInvoice,
        {"Ctrl+Backspace", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Cancel the selected invoice")},
    Row{Shortcut::Refresh,
        {"F5", "Ctrl+R"},
        QT_TRANSLATE_NOOP("Shortcuts", "Ask the server for news now")},
    Row{Shortcut::ShowStatus,
        {"Ctrl+I", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Show the connection and how fresh it is")},
    Row{Shortcut::GoToOverview,
        {"Ctrl+1", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the overview")},
    Row{Shortcut::GoToInvoices,
        {"Ctrl+2", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the invoices")},
    Row{Shortcut::GoToEscrows,
        {"Ctrl+3", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the escrows")},
    Row{Shortcut::GoToWallets,
        {"Ctrl+4", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the wallets")},
    Row{Shortcut::GoToTransfers,
        {"Ctrl+5", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the transfers")},
    Row{Shortcut::GoToActivity,
        {"Ctrl+6", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the activity")},
    Row{Shortcut::GoToTrace,
        {"Ctrl+K", "Ctrl+7"},
        QT_TRANSLATE_NOOP("Shortcuts", "Trace anything: an id, an order, a hash")},
    Row{Shortcut::GoToWebhooks,
        {"Ctrl+8", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the webhooks")},
    Row{Shortcut::GoToRequests,
        {"Ctrl+9", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the request log")},
    Row{Shortcut::GoToConsole,
        {"Ctrl+0", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the console")},
    Row{Shortcut::ShowShortcuts,
        {"F1", "Ctrl+?"},
        QT_TRANSLATE_NOOP("Shortcuts", "Show the keyboard shortcuts")},
    Row{Shortcut::CloseWindow,
        {"Ctrl+W", nullptr},
        QT_TRANSLATE_NOOP("Shortcuts", "Close the window")},
    Row{Shortcut::Quit, {"Ctrl+Q", nullptr}, QT_TRANSLATE_NOOP("Shortcuts", "Quit")},
};

constexpr auto order = [] {
    std::array<Shortcut, rows.size()> result{};
    for (std::size_t at = 0; at < rows.size(); ++at)
        result[at] = rows[at].shortcut;
    return result;
}();

const Row &rowOf(Shortcut shortcut)
{
    for (const Row &row : rows) {
        if (row.shortcut == shortcut)
            return row;
    }
    Q_UNREACHABLE();
}

} // namespace

std::span<const Shortcut> allShortcuts()
{
    return order;
}

QList<QKeySequence> keys(Shortcut shortcut)
{
    QList<QKeySequence> result;
    for (const char *text : rowOf(shortcut).keys) {
        if (text)
            result.append(QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText));
    }
    return result;
}

QString shortcutText(Shortcut shortcut)
{
    return QCoreApplication::translate("Shortcuts", rowOf(shortcut).text);
}

QString shortcutKeysText(Shortcut shortcut)
{
    return keys(shortcut).first().toString(QKeySequence::NativeText);
}

QString withShortcut(const QString &text, Shortcut shortcut)
{
    return QStringLiteral("%1 (%2)").arg(text, shortcutKeysText(shortcut));
}

} // namespace coinpay
