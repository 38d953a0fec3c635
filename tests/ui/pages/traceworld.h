// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tracepage.h"
#include "store/storefixture.h"

class QPushButton;

namespace coinpay::test {

//! The page in a window of its own, over a store of its own, with a server that says what the test
//! tells it to.
struct TraceWorld
{
    TraceWorld();

    void open();

    //! Puts an invoice as it is now into the mirror, learned at this moment of our clock.
    void learn(const Invoice &invoice, LearnedFrom from = LearnedFrom::EventFeed,
               const QString &eventId = {});
    //! Asked for here, the first answer lost, the second a stored one; told of late because the
    //! feed could not be read; paid; the webhook refused once.
    void tellStory();
    void logFeedRead(qint64 durationMs, bool wentWell);

    void type(const QString &text) const;
    void press(int key) const;
    //! What the page says where it has neither a list nor a trace.
    [[nodiscard]] QString face() const;
    //! Line by line, as it is on screen: the server's clock, ours, what happened, and the note.
    [[nodiscard]] QStringList timeline() const;
    [[nodiscard]] QString advice() const;
    [[nodiscard]] QPushButton *button(const char *name) const;
    [[nodiscard]] bool showsResult() const;

    StoreFixture fixture;
    Invoice invoice; //!< of the story
    Operation operation;
    std::unique_ptr<TracePage> page;
    ServerWord word;
    Result<std::optional<Discovery>> discovery = std::optional<Discovery>();
    QStringList discovered; //!< what the server was asked what it is
    int asked = 0;          //!< how often it was asked about something

private:
    QString m_statusBefore;
};

} // namespace coinpay::test
