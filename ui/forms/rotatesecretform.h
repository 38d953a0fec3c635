// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/confirmform.h"

class QComboBox;
class QLabel;

namespace coinpay {

using RotateSecret = std::function<QFuture<Result<Operation>>(qint64 overlapSeconds)>;

//! Asks how long the old secret goes on signing, and says what that means for the receiver.
class RotateSecretForm : public ConfirmForm
{
    Q_OBJECT

public:
    //! While another secret is on its way out at `now`, only ending it at once is possible.
    RotateSecretForm(const WebhookEndpoint &endpoint, UnixMs now, RotateSecret rotate,
                     QWidget *parent = nullptr);

    [[nodiscard]] QComboBox *overlapBox() const { return m_overlap; }

private:
    void tell();

    QComboBox *m_overlap;
    QLabel *m_meaning;
};

} // namespace coinpay
