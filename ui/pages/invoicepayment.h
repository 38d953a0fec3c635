// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "widgets/heartbeat.h"

#include <QFrame>

class QLabel;

namespace coinpay {

class AmountLabel;
class CopyButton;
class QrView;
class RelativeTimeLabel;

//! How the customer pays: the code to show, the address in full, and what has arrived.
class PaymentCard : public QFrame
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    explicit PaymentCard(Heartbeat &heartbeat, QWidget *parent = nullptr);

    void setInvoice(const Invoice &invoice);

    [[nodiscard]] QrView *qr() const { return m_qr; }

    [[nodiscard]] CopyButton *copyLink() const { return m_copyLink; }

    //! Whether showing the code still makes sense.
    [[nodiscard]] static bool isPayable(InvoiceStatus status);

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
    RelativeTimeLabel *m_expires;
    QLabel *m_network;
};

//! An address in groups of four, so that it can be compared by eye; the middle as plain as its
//! ends.
[[nodiscard]] QString groupedAddress(const QString &address);

} // namespace coinpay
