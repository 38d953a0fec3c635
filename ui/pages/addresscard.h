// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heartbeat.h"

#include <QFrame>
#include <QString>

#include <optional>

class QLabel;

namespace coinpay {

class CopyButton;
class CopyCheck;
class QrView;
class RelativeTimeLabel;

//! An address that money is wanted on.
struct WantedPayment
{
    QString heading; //!< "Pay to"
    QString address;
    QString uri;     //!< behind the code; the bare address where no scheme is known
    QString network; //!< its code; empty: not said
    std::optional<UnixMs> expiresAt;
};

//! How somebody pays: the code to show, the address in full, the network, the time there is.
class AddressCard : public QFrame
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    explicit AddressCard(Heartbeat &heartbeat, QWidget *parent = nullptr);

    void setPayment(const WantedPayment &wanted);

    [[nodiscard]] QrView *qr() const { return m_qr; }

    [[nodiscard]] CopyButton *copyAddress() const { return m_copyAddress; }

    [[nodiscard]] CopyButton *copyLink() const { return m_copyLink; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildWords();
    void dress();

    QrView *m_qr;
    QLabel *m_heading;
    QLabel *m_address;
    CopyButton *m_copyAddress;
    CopyButton *m_copyLink;
    CopyCheck *m_check;
    RelativeTimeLabel *m_expires;
    QLabel *m_network;
};

//! An address in groups of four, so that it can be compared by eye; the middle as plain as its
//! ends.
[[nodiscard]] QString groupedAddress(const QString &address);

} // namespace coinpay
