// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <utility>
#include <variant>

void loadIconResources()
{
    Q_INIT_RESOURCE(coinpay_icons);
}

namespace coinpay::theme {

namespace {

struct FollowText
{
};

struct FollowAccent
{
};

using Ink = std::variant<FollowText, FollowAccent, Tone, QColor>;

QColor inkColor(const Ink &ink, QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    if (mode == QIcon::Selected)
        return palette.color(QPalette::HighlightedText);
    if (const auto *tone = std::get_if<Tone>(&ink))
        return toneInk(*tone, palette);
    if (const auto *color = std::get_if<QColor>(&ink))
        return *color;
    if (std::holds_alternative<FollowAccent>(ink))
        return palette.color(QPalette::Link);
    return palette.color(QPalette::WindowText);
}

QByteArray source(const QString &name)
{
    static const bool loaded = (loadIconResources(), true);
    Q_UNUSED(loaded)
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap render(const QString &name, const QColor &color, const QSize &size)
{
    const QString key =
        QStringLiteral("coinpay/%1/%2/%3").arg(name, color.name()).arg(size.width());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = source(name);
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

//! Draws at the size asked for, so that it is crisp at any scale, in the colour of the moment.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, Ink ink)
        : m_name(std::move(name))
        , m_ink(std::move(ink))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        QPixmap pixmap = render(m_name, inkColor(m_ink, mode), square(rect.size()) * scale);
        pixmap.setDevicePixelRatio(scale);
        QRect target(QPoint(), square(rect.size()));
        target.moveCenter(rect.center());
        painter->drawPixmap(target.topLeft(), pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return render(m_name, inkColor(m_ink, mode), square(size));
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new LineIconEngine(m_name, m_ink); }

    QString iconName() override { return m_name; }

    bool isNull() override { return false; }

private:
    static QSize square(const QSize &size)
    {
        const int side = qMin(size.width(), size.height());
        return {side, side};
    }

    QString m_name;
    Ink m_ink;
};

bool exists(const QString &name)
{
    static QHash<QString, bool> known;
    const auto found = known.constFind(name);
    if (found != known.constEnd())
        return *found;
    return *known.insert(name, !source(name).isEmpty());
}

QIcon make(const QString &name, Ink ink)
{
    return exists(name) ? QIcon(new LineIconEngine(name, std::move(ink))) : QIcon();
}

} // namespace

QIcon icon(const QString &name)
{
    return make(name, FollowText{});
}

QIcon icon(const QString &name, Tone tone)
{
    return make(name, tone);
}

QIcon icon(const QString &name, const QColor &ink)
{
    return make(name, ink);
}

QIcon accentIcon(const QString &name)
{
    return make(name, FollowAccent{});
}

QIcon applicationIcon()
{
    return make(QStringLiteral("coinpay-desk"), FollowText{});
}

} // namespace coinpay::theme
