// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "models/overview.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace coinpay {

class FigureCard;
struct FigureWords;
class Notice;

//! What a merchant sees on opening: what needs a person now, what is settling, balances and what
//! was paid, by asset. Each figure leads to the list it counts.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive the page.
    OverviewPage(Store &store, const Clock &clock, QWidget *parent = nullptr);
    OverviewPage(Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] Overview &overview() const { return *m_overview; }
    [[nodiscard]] FigureCard *needsPerson() const { return m_needsPerson; }
    [[nodiscard]] FigureCard *settling() const { return m_settling; }
    [[nodiscard]] FigureCard *balances() const { return m_balances; }
    [[nodiscard]] FigureCard *today() const { return m_today; }
    [[nodiscard]] FigureCard *week() const { return m_week; }

public Q_SLOTS:
    void setFreshness(const coinpay::Freshness &freshness);

Q_SIGNALS:
    //! The list that a figure counts is to be seen.
    void listRequested(const coinpay::CountedList &list);
    void walletsRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QLayout *buildHead();
    [[nodiscard]] QWidget *buildBody();
    void wire();
    void tell();
    void tellFreshness();
    void tellBalances();
    void tellPaid(FigureCard &card, const PaidFigures &paid, const QString &none);
    //! Those that count something.
    [[nodiscard]] static QList<Figure> counting(const QList<Figure> &figures);
    void tellFigures(FigureCard &card, const QList<Figure> &figures, const FigureWords &none);
    void arrange();

    Heartbeat *m_heartbeat;
    Overview *m_overview;
    Freshness m_freshness;
    QLabel *m_freshnessIcon = nullptr;
    QLabel *m_freshnessText = nullptr;
    QScrollArea *m_scroll = nullptr;
    QBoxLayout *m_columns = nullptr;
    Notice *m_problem = nullptr;
    FigureCard *m_needsPerson = nullptr;
    FigureCard *m_settling = nullptr;
    FigureCard *m_balances = nullptr;
    FigureCard *m_today = nullptr;
    FigureCard *m_week = nullptr;
};

} // namespace coinpay
