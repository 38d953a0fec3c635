// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synchronizer.h"
#include "theme/colors.h"

#include <QList>
#include <QString>

#include <optional>

namespace coinpay {

//! What a list says of itself, in the words of what it lists.
struct FaceWords
{
    QString icon;       //!< "invoice"
    QString fetching;   //!< "Fetching your invoices"
    QString opening;    //!< "Opening your invoices"
    QString moreThere;  //!< "The server has more invoices than are here."
    QString mayNotRead; //!< "This key may not read invoices"
    QString willAppear; //!< "Invoices appear here once the server has been reached."
    QString none;       //!< "No invoices yet"
    QString makeFirst;  //!< "Make the first one: an amount, an asset, your own order number."
    QString noMatch;    //!< "No invoice matches"
    QString make;       //!< "New invoice"; empty where nothing is made
};

//! What a list knows when it has to decide between its rows and a face.
struct FaceQuestion
{
    bool loaded = false;
    int rows = 0;
    bool filtered = false;
    bool mayCreate = true;
    std::optional<Error> readError; //!< the store could not be read
    Freshness freshness;
};

enum class FaceAction { Make, ClearFilters, Pause, Resume, TryAgain, CheckConnection };

struct FaceAnswer
{
    bool shown = false; //!< false: the rows
    theme::Tone tone = theme::Tone::Neutral;
    QString icon;
    QString title;
    QString text;
    bool busy = false;
    QString progress;
    QList<FaceAction> actions;

    [[nodiscard]] bool operator==(const FaceAnswer &) const = default;
};

[[nodiscard]] FaceAnswer faceFor(const FaceQuestion &question, const FaceWords &words);
[[nodiscard]] QString faceActionText(FaceAction action, const FaceWords &words);

//! How fresh what is shown is, in one line.
struct FreshnessWords
{
    theme::Tone tone = theme::Tone::Neutral;
    QString icon;
    QString text;       //!< "As of 12 s ago"
    QString detail;     //!< the tooltip: absolute time, and why when something is wrong
    qint64 holdsMs = 0; //!< when it reads differently; 0: not by time alone
};

[[nodiscard]] FreshnessWords freshnessWords(const Freshness &freshness, UnixMs now);

} // namespace coinpay
