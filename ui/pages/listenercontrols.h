// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"
#include "webhooks/scheme.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace coinpay {

class CopyLabel;
class Field;
class Settings;

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
        SharedSecret secret;                 //!< null: the keychain's
        std::optional<WebhookScheme> scheme; //!< empty: by the headers of each
        bool forwardsRefused = false;
        bool fillsIn = true;
    };
    [[nodiscard]] std::optional<Wish> wish();

    //! As it was left the last time, all but the secret.
    void restore(const Settings &settings);
    void keep(Settings &settings) const;
    //! Whether there is a feed to fill in from.
    void setCanFillIn(bool can);

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
    void buildFields();
    void buildChoices();
    void dress();

    QLabel *m_icon;
    QLabel *m_state;
    CopyLabel *m_address;
    QPushButton *m_button;
    QWidget *m_fields;
    QLineEdit *m_port;
    QLineEdit *m_forward;
    QLineEdit *m_secret;
    QComboBox *m_scheme;
    QCheckBox *m_refused;
    QCheckBox *m_fillIn;
    Field *m_portField = nullptr;
    Field *m_forwardField = nullptr;
    QLabel *m_trouble;
    bool m_isRunning = false;
};

} // namespace coinpay
