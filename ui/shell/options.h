// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/errand.h"
#include "shell/places.h"
#include "theme/theme.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <variant>

namespace coinpay {

//! What the command line asked for.
struct Options
{
    QString dataDir;
    QString profile;            //!< empty: the one used last
    std::optional<Place> place; //!< where to begin
    std::optional<theme::Mode> theme;
    Errand errand;
    QString tourDir;  //!< not empty: walk through the main job and leave pictures there
    QUrl tourControl; //!< the sandbox's control address
    //! Ends as soon as the first page has been painted: for measuring the start.
    bool quitAfterFirstPaint = false;
};

//! The program has said what it had to say and ends with this code.
struct EndNow
{
    int exitCode = 0;
    QString text; //!< standard output when the code is 0, else standard error
};

[[nodiscard]] std::variant<Options, EndNow> readOptions(const QStringList &arguments);

} // namespace coinpay
