// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace coinpay {

class CopyLabel;
class Field;

//! What a listener is started with, and what it says of itself while it runs.
class ListenerControls : public QWidget
{
    Q_OBJECT

public:
    explicit ListenerControls(QWidget *parent = nullptr);

    //! What was typed, checked; the faults are shown beside the fields.
    struct Wish
    {
        quint16 port = 0;
        std::optional<QUrl> forwardTo;
        SharedSecret secret; //!< null: the keychain's
    };
    [[nodiscard]] std::optional<Wish> wish();

    void setForwardTo(const QString &url);
    void setPort(int port); //!< 0: any

    void setStarting();
    void setRunning(const QString &url);
    void setStopped();
    //! What is the matter, while it runs or instead; empty: nothing.
    void setTrouble(const QString &sentence);
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] CopyLabel *address() const { return m_address; }

Q_SIGNALS:
    void startRequested();
    void stopRequested();

private:
    void dress();

    QLabel *m_icon;
    QLabel *m_state;
    CopyLabel *m_address;
    QPushButton *m_button;
    QWidget *m_fields;
    QLineEdit *m_port;
    QLineEdit *m_forward;
    QLineEdit *m_secret;
    Field *m_portField;
    Field *m_forwardField;
    QLabel *m_trouble;
    bool m_isRunning = false;
};

} // namespace coinpay
