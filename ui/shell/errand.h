// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace coinpay {

//! What a start wants of the window besides being there. A second start hands it to the first one.
struct Errand
{
    enum class Kind {
        ComeForward,
        NewInvoice, //!< opens the form, as the button does
        Trace,      //!< shows what bears the id, and nothing else
        Bundle,     //!< shows a support bundle, read-only
        Page,       //!< goes to a page of the rail
    };

    Kind kind = Kind::ComeForward;
    QString id; //!< of Trace: one line of 1 to 200 characters; of Bundle: a file's path;
                //!< of Page: its name on the command line

    bool operator==(const Errand &) const = default;
};

//! The longest text that another process is listened to for.
constexpr qsizetype MaxErrandBytes = 1024;

//! "coinpay-desk://trace/inv_01H…". Any page may offer such a link: it can show something, and can
//! neither fill in a form nor choose a profile. Nothing for any other text.
[[nodiscard]] std::optional<Errand> errandOfLink(const QString &link);

//! A support bundle by the path or file:// URL of a file of this machine; nothing for any other
//! text.
[[nodiscard]] std::optional<Errand> errandOfFile(const QString &argument);

//! For the way from one process to another. What is not understood is ComeForward.
[[nodiscard]] QByteArray toBytes(const Errand &errand);
[[nodiscard]] Errand errandOfBytes(const QByteArray &bytes);

} // namespace coinpay
