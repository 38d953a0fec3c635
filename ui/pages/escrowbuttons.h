// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;

namespace coinpay {

//! What can be done to an escrow, always all of it: what cannot be done now is disabled, and
//! beneath it stands why.
class EscrowButtons : public QWidget
{
    Q_OBJECT

public:
    explicit EscrowButtons(QWidget *parent = nullptr);

    //! `hindrance` says why one cannot be done; empty: it can.
    void setHindrances(const QHash<EscrowActionKind, QString> &hindrances);
    [[nodiscard]] QPushButton *button(EscrowActionKind kind) const { return m_buttons[kind]; }
    [[nodiscard]] QString reason() const;

Q_SIGNALS:
    void chosen(coinpay::EscrowActionKind kind);

private:
    void add(EscrowActionKind kind, const QString &name, const QString &text);

    QHash<EscrowActionKind, QPushButton *> m_buttons;
    QLabel *m_reason;
};

} // namespace coinpay
