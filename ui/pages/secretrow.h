// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/secretbytes.h"
#include "domain/webhook.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QTimer;

namespace coinpay {

//! One secret of an endpoint: its name, when it signs, and, where this computer has it, the way to
//! see it for a moment or to copy it. It is on screen only while a person asks for it.
class SecretRow : public QWidget
{
    Q_OBJECT

public:
    enum class Place {
        Outgoing, //!< it signs until its time
        Next,     //!< it signs once the outgoing one has ended
        Only,     //!< it signs
    };

    SecretRow(const WebhookSecretInfo &secret, Place place, Heartbeat &heartbeat,
              QWidget *parent = nullptr);
    ~SecretRow() override;

    [[nodiscard]] const QString &id() const { return m_id; }
    //! Null: this computer does not have it. `isKept`: in the keychain, and not only in memory.
    void setSecret(const SharedSecret &secret, bool isKept);
    //! Offers to have the server say it again, while it can.
    void offerAgain(bool can);

    [[nodiscard]] QPushButton *showButton() const { return m_show; }
    [[nodiscard]] QPushButton *copyButton() const { return m_copy; }
    [[nodiscard]] QPushButton *againButton() const { return m_again; }
    [[nodiscard]] QPushButton *enterButton() const { return m_enter; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] bool isShown() const;

Q_SIGNALS:
    void againRequested();
    //! A person has it from elsewhere, and wants it in the keychain.
    void typed(const coinpay::SharedSecret &secret);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QLayout *buildHead(const WebhookSecretInfo &secret, Place place, Heartbeat &heartbeat);
    QWidget *buildActions();
    void wire();
    void reveal();
    void conceal();
    void copy();
    void enter();
    void tell();

    QString m_id;
    SharedSecret m_secret;
    bool m_isKept = false;
    QLabel *m_where;
    QLabel *m_clear;
    QPushButton *m_show;
    QPushButton *m_copy;
    QPushButton *m_again;
    QPushButton *m_enter;
    QLineEdit *m_field;
    QTimer *m_concealSoon;
};

//! Takes a secret out of the clipboard again where it is still there, a minute after it was put in.
inline constexpr int SecretInClipboardMs = 60'000;

} // namespace coinpay
