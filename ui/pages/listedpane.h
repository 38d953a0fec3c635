// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tablepane.h"

class QTimer;

namespace coinpay {

//! A TablePane over what is read from the server while it is looked at, not from the mirror: says
//! as of when that is, and has the faces of being fetched, offline and not allowed.
class ListedPane : public TablePane
{
    Q_OBJECT

public:
    //! What it says of itself, in the words of what it lists.
    struct Words
    {
        QString icon;
        QString fetching;   //!< "Fetching the deliveries"
        QString willAppear; //!< "They appear here once the server has been reached."
        QString mayNotRead; //!< "This key may not read deliveries"
        QString none;       //!< "No deliveries yet"
        QString noneText;
        QString noMatch;
        QString noMatchText;
    };

public Q_SLOTS:
    //! How the desk's connection stands; once it is live the list is read.
    void setConnection(const coinpay::Freshness &freshness);

Q_SIGNALS:
    void connectionHelpRequested();

protected:
    //! How the reading stands.
    struct Reading
    {
        bool isLoaded = false;
        int rows = 0;
        UnixMs readAt = 0;
        std::optional<Error> error;
        bool isFiltered = false;
        bool isMoving = false; //!< read again soon by itself
    };

    ListedPane(Heartbeat &heartbeat, Settings &settings, Words words, QWidget *parent);

    [[nodiscard]] virtual Reading reading() const = 0;
    //! Reads the newest from the server.
    virtual void readAgain() = 0;
    virtual void clearFilters() {}
    //! To be called when the reading has changed: faces, "as of", and when to read again.
    void tellReading();
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Face
    {
        enum class Action { None, Wait, TryAgain, ClearFilters, CheckConnection };

        theme::Tone tone = theme::Tone::Neutral;
        QString icon;
        QString title;
        QString text;
        Action action = Action::None;

        [[nodiscard]] bool operator==(const Face &) const = default;
    };

    [[nodiscard]] Face faceOf(const Reading &now) const;
    void say(const Face &now);
    void tellFreshness(const Reading &now);

    Words m_words;
    Freshness m_connection;
    std::optional<Face> m_said;
    QTimer *m_again;
    bool m_isVisible = false;
};

} // namespace coinpay
